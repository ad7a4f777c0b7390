package io.zhike.agent.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.user.Quota;
import io.zhike.agent.user.UserRow;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.routed.SelfReported;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as callers read it.
 *
 * @param name by what people know the user: 备注, else 用户自报, else the end of their openid
 * @param blocked 拉黑: the user is received by nobody
 * @param robot 机器人: no person has written in it
 * @param handedOver 已转网页版客服: WeChat's own web tool has the user's last message
 * @param agentId who has it, or had it last where nobody has it; null where nobody did
 * @param group the agents who are to have it, by the name of their group; null for everybody
 * @param familiar 上次由您接待: who is to have it before others while it waits, because they know the user; null where there is
 *     nobody
 * @param waitingSince its place in the queue; null where it does not wait
 * @param endedAt when it was closed; null where it was not
 * @param lastUserMessageAt WeChat's CreateTime of the user's last message
 * @param unansweredSince 未回复: when the first message came that no person has answered; null where all are answered
 * @param activeAt when something was last said, or it changed hands
 * @param heldBy who wrote the first of the replies that wait for the user's next message; null where none does
 * @param quota what may still be sent to the user; null as long as quota-service has said nothing
 * @param selfReported 用户自报: what the user's mini program says of them, unchecked; null where it has said nothing
 * @param tags what people call its matter
 * @param lastMessage the message of the highest number that is no note
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationView(
        UUID id,
        String appId,
        String openId,
        String name,
        boolean blocked,
        ConversationChanged.State state,
        boolean robot,
        boolean handedOver,
        @Nullable String agentId,
        @Nullable String group,
        @Nullable String familiar,
        @Nullable Instant waitingSince,
        Instant startedAt,
        Instant activeAt,
        @Nullable Instant endedAt,
        @Nullable Instant lastUserMessageAt,
        @Nullable Instant unansweredSince,
        @Nullable String heldBy,
        @Nullable Quota quota,
        @Nullable SelfReported selfReported,
        List<String> tags,
        @Nullable Message lastMessage) {

    static ConversationView of(ConversationRow row, UserRow user, @Nullable MessageRow last, Instant now) {
        return new ConversationView(
                row.id,
                row.appId,
                row.openId,
                user.name(),
                user.isBlocked(),
                row.state,
                !row.personWrote,
                row.handedOver,
                row.agentId,
                row.wantedGroup,
                row.familiar,
                row.waitingSince,
                row.startedAt,
                row.activeAt,
                row.endedAt,
                row.lastUserMessageAt,
                row.unansweredSince,
                user.heldBy(),
                user.quota(now).orElse(null),
                user.selfReported(),
                row.tags(),
                last == null ? null : last.message());
    }
}
