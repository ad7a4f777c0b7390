package io.zhike.agent.delivery;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Replies, by who may read the conversation in which they stand. */
@ApplicationScoped
class ReadableReplies {

    private final Transcript transcript;
    private final ConversationReads conversations;

    ReadableReplies(Transcript transcript, ConversationReads conversations) {
        this.transcript = transcript;
        this.conversations = conversations;
    }

    /**
     * The reply; empty where the app has none that the caller may read. One that stands in no conversation is an
     * administrator's.
     */
    @Transactional
    Optional<Message> find(Caller caller, String appId, UUID reply) {
        return transcript
                .find(reply)
                .filter(row -> row.user().appId().equals(appId))
                .filter(row -> mayRead(caller, appId, row))
                .map(MessageRow::message);
    }

    private boolean mayRead(Caller caller, String appId, MessageRow row) {
        UUID conversation = row.conversationId();
        return conversation == null ? caller.administers(appId) : conversations.mayRead(caller, conversation);
    }
}
