package io.zhike.agent.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.events.conversation.ConversationChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is exported, without its messages.
 *
 * @param remarkName 备注: what the desk calls the user; null where it calls them nothing
 * @param nickName 用户自报: what the mini program says they are called, unchecked; null where it says nothing
 * @param robot 机器人: no person has written in it
 * @param agentId who has it, or had it last; null where nobody did
 * @param servedBy who had it, by agent id
 * @param endedAt when it was closed; null where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedConversation(
        UUID id,
        String appId,
        String openId,
        @Nullable String remarkName,
        @Nullable String nickName,
        ConversationChanged.State state,
        boolean robot,
        @Nullable String agentId,
        List<String> servedBy,
        List<String> tags,
        Instant startedAt,
        @Nullable Instant endedAt) {

    ExportedConversation {
        servedBy = List.copyOf(servedBy);
        tags = List.copyOf(tags);
    }
}
