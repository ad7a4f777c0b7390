package io.zhike.agent.reply;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.transcript.Source;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks for replies: everything that a user is to read goes through here, under the lock of their state row, so that one
 * user's replies have one order.
 */
@ApplicationScoped
public class Replies {

    private final Transcript transcript;
    private final Outbox outbox;
    private final Updates updates;
    private final Clock clock;
    private final MeterRegistry meters;

    Replies(Transcript transcript, Outbox outbox, Updates updates, Clock clock, MeterRegistry meters) {
        this.transcript = transcript;
        this.outbox = outbox;
        this.updates = updates;
        this.clock = clock;
        this.meters = meters;
    }

    /** Asks for a reply in a conversation. */
    public MessageRow ask(UserRow user, ConversationRow conversation, Reply reply) {
        Instant now = clock.instant();
        if (reply.source() == Source.AGENT) {
            conversation.answered(now);
        } else {
            conversation.active(now);
        }
        if (reply.source().answers()) {
            user.answered();
        }
        MessageRow row = transcript.add(reply, user.key(), now, conversation.id(), conversation.nextNumber());
        conversation.tally().said(row);
        if (row.isPersons()) {
            conversation.tally().answered(row, now);
        }
        request(user, reply, now);
        updates.changed(user.key(), conversation.id());
        return row;
    }

    /** Asks for a reply to a user who has no conversation: the next one shows it at its head. */
    public void askBeforehand(UserRow user, Reply reply) {
        Instant now = clock.instant();
        transcript.addUnplaced(reply, user.key(), now);
        request(user, reply, now);
    }

    /** Asks for a person's reply that is in the transcript already. */
    void request(UserRow user, MessageRow held) {
        request(user, held.id(), Source.AGENT, held.replyContent(), clock.instant());
    }

    /** Takes back a reply that is under way, where that still helps: what becomes of it is told as of any other. */
    public void withdraw(UserRow user, MessageRow queued) {
        outbox.add(
                Topic.OUTBOUND_REQUESTED,
                new ReplyWithdrawn(
                        UuidCreator.getTimeOrderedEpoch(),
                        user.key().appId(),
                        user.key().openId(),
                        queued.id(),
                        clock.instant()));
    }

    private void request(UserRow user, Reply reply, Instant now) {
        request(user, reply.id(), reply.source(), reply.content(), now);
    }

    private void request(UserRow user, UUID replyId, Source source, ReplyContent content, Instant now) {
        outbox.add(
                Topic.OUTBOUND_REQUESTED,
                new ReplyRequested(
                        UuidCreator.getTimeOrderedEpoch(),
                        user.key().appId(),
                        user.key().openId(),
                        replyId,
                        now,
                        spokenBy(source),
                        content,
                        user.newestPush(),
                        user.newestMessageBeforeEntering()));
        meters.counter("zhike.replies.requested", "source", source.name()).increment();
    }

    private static ReplySource spokenBy(Source source) {
        return switch (source) {
            case AGENT -> ReplySource.AGENT;
            case ROBOT -> ReplySource.ROBOT;
            case SYSTEM -> ReplySource.SYSTEM;
            case USER -> throw new IllegalArgumentException("A user does not reply");
        };
    }
}
