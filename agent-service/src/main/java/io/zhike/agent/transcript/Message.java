package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.events.outbound.ReplySettled.Rule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation as callers read it.
 *
 * @param id the event's id of what came from the user, the reply's id of what goes to them, the note's id of what
 *     goes to nobody
 * @param number counts the conversation's messages from 1, in the order in which they came to be known
 * @param shownBefore the number of the message before which this one is shown, because the user wrote it earlier; null
 *     where it stands at its own number
 * @param text null where nothing was written
 * @param content what it holds that is no mere text; null otherwise
 * @param sessionFrom what the mini program's page gave the button on entering; null otherwise
 * @param status null for what came from the user, and for notes
 * @param reason why it was refused or failed; null where it was not, or there is no word for it
 * @param rule the quota's rule that refused it; null where something else did, or it was not refused
 * @param errcode WeChat's errcode; null where WeChat gave none
 * @param agentId who wrote it; null where no agent did
 * @param admin 管理员介入: an administrator wrote it while an agent had the conversation
 * @param offered it was held, and the user wrote too late for it to go by itself: 发送 or 丢弃
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        UUID id,
        long number,
        @Nullable Long shownBefore,
        Direction direction,
        Source source,
        MessageType type,
        @Nullable String text,
        @Nullable Content content,
        @Nullable String sessionFrom,
        @Nullable ReplyStatus status,
        @Nullable Reason reason,
        @Nullable Rule rule,
        @Nullable Integer errcode,
        Instant at,
        @Nullable String agentId,
        boolean admin,
        boolean offered) {}
