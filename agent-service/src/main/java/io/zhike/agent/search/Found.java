package io.zhike.agent.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.agent.transcript.Message;
import io.zhike.events.conversation.ConversationChanged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that says what was looked for, or a conversation whose user is called so.
 *
 * @param at by what it is sorted: when the message was written, or the conversation was active last
 * @param message null where the user's name was found
 * @param conversation that it is in
 * @param snippet of the message, or of the user's names: 备注, then 用户自报
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Found(Instant at, @Nullable Message message, Head conversation, Snippet snippet) {

    /**
     * Which conversation it is.
     *
     * @param name by what people know the user
     * @param agentId who has it, or had it last; null where nobody did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Head(
            UUID id,
            String appId,
            String openId,
            String name,
            ConversationChanged.State state,
            @Nullable String agentId) {}
}
