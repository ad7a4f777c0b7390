package io.zhike.agent.tag;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.ConversationView;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.updates.Updates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Someone who has or had a conversation, or administers its app, says what it is about. */
@ApplicationScoped
class TagConversation {

    /** What becomes of it. */
    sealed interface Outcome {

        record Tagged(ConversationView conversation) implements Outcome {}

        /** They may read it, and have never had it. */
        record NotTheirs() implements Outcome {}

        /** There is no such conversation, or none that the caller may read. */
        record NotFound() implements Outcome {}
    }

    private final Conversations conversations;
    private final ConversationReads reads;
    private final TagUses uses;
    private final Updates updates;

    TagConversation(Conversations conversations, ConversationReads reads, TagUses uses, Updates updates) {
        this.conversations = conversations;
        this.reads = reads;
        this.uses = uses;
        this.updates = updates;
    }

    /** Who may read it is asked under the lock, before which nothing of it is read. */
    @Transactional
    Outcome tag(Caller caller, UUID id, Tags tags) {
        return conversations
                .lock(id)
                .filter(_ -> reads.mayRead(caller, id))
                .map(locked -> tag(caller, locked, tags))
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome tag(Caller caller, LockedConversation locked, Tags tags) {
        Conversation conversation = locked.conversation();
        String appId = conversation.user().appId();
        if (!caller.administers(appId) && !conversation.servedBy().contains(caller.id())) {
            return new Outcome.NotTheirs();
        }
        uses.change(appId, tags.changesFrom(new Tags(locked.row().tags())));
        locked.row().tag(tags.names());
        updates.changed(conversation.user(), conversation.id());
        return new Outcome.Tagged(reads.find(caller, conversation.id()).orElseThrow());
    }
}
