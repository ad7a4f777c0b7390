package io.zhike.agent.canned;

import io.zhike.agent.access.Caller;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.ConversationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Someone takes a canned reply into a conversation, to be edited and sent; this sends nothing. */
@ApplicationScoped
class TakeCannedReply {

    private final ConversationReads reads;
    private final CannedReplies replies;
    private final Apps apps;

    TakeCannedReply(ConversationReads reads, CannedReplies replies, Apps apps) {
        this.reads = reads;
        this.replies = replies;
        this.apps = apps;
    }

    /** What it says there; empty where the caller may not read the conversation, or its app has no such canned reply. */
    @Transactional
    Optional<CannedContent> take(Caller caller, UUID conversation, UUID id) {
        return reads.find(caller, conversation)
                .flatMap(view -> replies.find(caller, view.appId(), id).map(row -> take(caller, view, row)));
    }

    private CannedContent take(Caller caller, ConversationView conversation, CannedReplyRow row) {
        replies.used(row.id);
        return row.content.filled(variable -> switch (variable) {
            case NICK_NAME -> nickName(conversation);
            case AGENT -> caller.name();
            case APP -> apps.name(conversation.appId());
        });
    }

    /** Empty where their mini program has said none. */
    private static String nickName(ConversationView conversation) {
        var said = conversation.selfReported();
        return said == null ? "" : Objects.requireNonNullElse(said.nickName(), "");
    }
}
