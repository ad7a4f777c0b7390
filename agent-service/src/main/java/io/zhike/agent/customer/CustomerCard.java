package io.zhike.agent.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.agent.user.Acquaintance;
import io.zhike.agent.user.Block;
import io.zhike.agent.user.UserRow;
import io.zhike.events.routed.SelfReported;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the desk knows them.
 *
 * @param name what to call them: 备注, else 用户自报, else the end of their openid
 * @param remarkName 备注; null where there is none
 * @param memo what people noted of them; null where they noted nothing
 * @param selfReported 用户自报, unchecked; null where their mini program has said nothing
 * @param firstSeenAt see {@link Acquaintance}, and so the next four
 * @param block 拉黑: why and by whom; null where they are not blocked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerCard(
        String appId,
        String openId,
        String name,
        @Nullable String remarkName,
        @Nullable String memo,
        @Nullable SelfReported selfReported,
        @Nullable Instant firstSeenAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastVisitAt,
        long visits,
        @Nullable String sessionFrom,
        boolean blocked,
        @Nullable Block block) {

    public static CustomerCard of(UserRow user) {
        Acquaintance acquaintance = user.acquaintance();
        return new CustomerCard(
                user.key().appId(),
                user.key().openId(),
                user.name(),
                user.remarks().remarkName(),
                user.remarks().memo(),
                user.selfReported(),
                acquaintance.firstSeenAt(),
                acquaintance.lastSeenAt(),
                acquaintance.lastVisitAt(),
                acquaintance.visits(),
                acquaintance.sessionFrom(),
                user.isBlocked(),
                user.block().orElse(null));
    }
}
