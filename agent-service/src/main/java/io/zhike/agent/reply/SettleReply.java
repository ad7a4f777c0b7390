package io.zhike.agent.reply;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.outbound.ReplySettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes into the transcript what became of a reply. */
@ApplicationScoped
class SettleReply {

    private static final Logger LOG = Logger.getLogger(SettleReply.class);

    private final Users users;
    private final Transcript transcript;
    private final Updates updates;
    private final MeterRegistry meters;

    SettleReply(Users users, Transcript transcript, Updates updates, MeterRegistry meters) {
        this.users = users;
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
        row.settled(settled);
        UUID conversation = row.conversationId();
        if (conversation == null) {
            return;
        }
        updates.changed(settled.user(), conversation);
        UserRow user = users.locked(settled.user());
        if (row.isAnswerThatFailed() && conversation.equals(user.lastConversation())) {
            user.unanswered(transcript.firstUnansweredByAnyone(conversation));
        }
    }
}
