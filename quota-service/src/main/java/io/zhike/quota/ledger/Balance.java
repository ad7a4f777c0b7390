package io.zhike.quota.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a reply window.
 *
 * @param remaining the units as they are counted; below 0 where more replies were under way than a grant gave
 * @param expiresAt when the window closes; null where it has never been open
 */
public record Balance(int remaining, @Nullable Instant expiresAt) {}
