package io.zhike.agent.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.events.quota.Spent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may still be sent to a user.
 *
 * @param remaining replies, 0 or more
 * @param granted replies that the user's last grant gave; null where quota-service did not say
 * @param spent who took what of it; null as well
 * @param expiresAt when the window closes, or closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quota(
        int remaining, @Nullable Integer granted, @Nullable Spent spent, Instant expiresAt) {

    static Quota at(Instant now, int remaining, @Nullable Integer granted, @Nullable Spent spent, Instant expiresAt) {
        return new Quota(now.isBefore(expiresAt) ? remaining : 0, granted, spent, expiresAt);
    }
}
