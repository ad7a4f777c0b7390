package io.zhike.agent.note;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Note;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Someone who may read a conversation writes a note into it, whatever its state. It is no answer, changes nothing and is
 * no activity: it only takes its number in the thread.
 */
@ApplicationScoped
class WriteNote {

    /** What becomes of it. */
    sealed interface Outcome {

        /** It stands in the thread, or did already: the same note twice is one. */
        record Written(Message message) implements Outcome {}

        /** Another message has this id. */
        record IdTaken() implements Outcome {}

        /** There is no such conversation, or none that the caller may read. */
        record NotFound() implements Outcome {}
    }

    private final Conversations conversations;
    private final ConversationReads reads;
    private final Transcript transcript;
    private final Updates updates;
    private final Clock clock;

    WriteNote(
            Conversations conversations, ConversationReads reads, Transcript transcript, Updates updates, Clock clock) {
        this.conversations = conversations;
        this.reads = reads;
        this.transcript = transcript;
        this.updates = updates;
        this.clock = clock;
    }

    /** Who may read it is asked under the lock, before which nothing of it is read. */
    @Transactional
    Outcome write(Caller caller, UUID conversation, Note note) {
        return conversations
                .lock(conversation)
                .filter(_ -> reads.mayRead(caller, conversation))
                .map(locked -> write(locked, note))
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome write(LockedConversation locked, Note note) {
        UUID conversation = locked.row().id();
        Optional<MessageRow> known = transcript.find(note.id());
        if (known.isPresent() && !known.get().is(note, conversation)) {
            return new Outcome.IdTaken();
        }
        return new Outcome.Written(known.orElseGet(() -> add(locked, note)).message());
    }

    private MessageRow add(LockedConversation locked, Note note) {
        updates.changed(locked.user().key(), locked.row().id());
        return transcript.add(
                note,
                locked.user().key(),
                clock.instant(),
                locked.row().id(),
                locked.row().nextNumber());
    }
}
