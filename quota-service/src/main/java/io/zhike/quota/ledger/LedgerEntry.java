package io.zhike.quota.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a user's reply window. A push that granted nothing more than there was has an entry too.
 *
 * @param number counts the user's changes from 1, also those that are not shown
 * @param replyId the reply it is about; null where it is about none
 * @param pushId the event id of the push it is about; null where it is about none
 */
public record LedgerEntry(
        long number,
        Instant at,
        Who who,
        Why why,
        Balance before,
        Balance after,
        @Nullable UUID replyId,
        @Nullable UUID pushId) {}
