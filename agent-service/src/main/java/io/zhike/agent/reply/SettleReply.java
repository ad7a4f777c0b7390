package io.zhike.agent.reply;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.State;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.outbound.ReplySettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes into the transcript what became of a reply. */
@ApplicationScoped
class SettleReply {

    private static final Logger LOG = Logger.getLogger(SettleReply.class);

    private final Users users;
    private final Conversations conversations;
    private final Transcript transcript;
    private final Updates updates;
    private final MeterRegistry meters;

    SettleReply(
            Users users, Conversations conversations, Transcript transcript, Updates updates, MeterRegistry meters) {
        this.users = users;
        this.conversations = conversations;
        this.transcript = transcript;
        this.updates = updates;
        this.meters = meters;
    }

    void settle(ReplySettled settled) {
        transcript
                .find(settled.replyId())
                .filter(row -> row.user().equals(settled.user()))
                .ifPresentOrElse(
                        row -> settle(row, settled),
                        () -> LOG.warnf(
                                "A reply was settled that nobody here asked for. user=%s reply=%s",
                                settled.user().masked(), settled.replyId()));
        meters.counter("zhike.replies.settled", "outcome", settled.outcome().name())
                .increment();
    }

    private void settle(MessageRow row, ReplySettled settled) {
        boolean said = row.isSaid();
        row.settled(settled);
        UUID conversation = row.conversationId();
        if (conversation == null) {
            return;
        }
        updates.changed(settled.user(), conversation);
        if (row.isAnswerThatFailed()) {
            failed(users.locked(settled.user()), conversation, row, said);
        }
    }

    /** @param said it was counted */
    private void failed(UserRow user, UUID conversation, MessageRow row, boolean said) {
        if (conversation.equals(user.lastConversation())) {
            user.unanswered(transcript.firstUnansweredByAnyone(conversation));
        }
        conversations.lock(conversation).ifPresent(locked -> {
            if (said) {
                uncount(locked.row(), row);
            }
            if (row.isPersons()) {
                unsay(locked);
            }
        });
    }

    private void uncount(ConversationRow conversation, MessageRow row) {
        conversation.tally().unsaid(row);
        if (conversation.tally().beganWith(row)) {
            conversation.tally().answeredFirst(transcript.firstAnswer(conversation.id()));
        }
    }

    /** What did not reach the user was not said: who waits for an answer after all has come to rest too early. */
    private void unsay(LockedConversation locked) {
        UUID id = locked.row().id();
        Optional<Instant> place = transcript.firstUnanswered(id);
        locked.row().talkedLast(transcript.lastTalk(id));
        locked.row().unanswered(place);
        if (place.isPresent() && locked.conversation().state() instanceof State.Dormant) {
            conversations.change(locked, locked.conversation().wake(place.get()));
        }
    }
}
