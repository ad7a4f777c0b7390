package io.zhike.events.quota;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's reply window after a change.
 *
 * @param version counts this user's changes from 1; a reader keeps the highest
 * @param remaining replies that may still be sent, 0 or more
 * @param granted replies that the grant in force gave
 * @param spent who took what of it; null in events that do not say
 * @param expiresAt when the window closes
 */
public record QuotaChanged(
        UUID id,
        String appId,
        String openId,
        Instant changedAt,
        long version,
        int remaining,
        int granted,
        @Nullable Spent spent,
        Instant expiresAt)
        implements QuotaEvent {

    @Override
    public Instant time() {
        return changedAt;
    }
}
