package io.zhike.agent.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.conversation.Arrival;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Lifecycle;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Receipt;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.agent.customer.QuietPlace;
import io.zhike.agent.reply.HeldReplies;
import io.zhike.agent.reply.Replies;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.routed.MessageRouted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes a push that routing-service decided on: into its conversation, with what the robot says to it. */
@ApplicationScoped
class TakePush {

    private final Users users;
    private final Conversations conversations;
    private final Transcript transcript;
    private final Replies replies;
    private final HeldReplies heldReplies;
    private final QuietPlace quietPlace;
    private final Updates updates;
    private final Lifecycle lifecycle;
    private final Clock clock;
    private final MeterRegistry meters;

    TakePush(
            Users users,
            Conversations conversations,
            Transcript transcript,
            Replies replies,
            HeldReplies heldReplies,
            QuietPlace quietPlace,
            Updates updates,
            Lifecycle lifecycle,
            Clock clock,
            MeterRegistry meters) {
        this.users = users;
        this.conversations = conversations;
        this.transcript = transcript;
        this.replies = replies;
        this.heldReplies = heldReplies;
        this.quietPlace = quietPlace;
        this.updates = updates;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.meters = meters;
    }

    /** Within the batch's transaction, which has locked the user's row. */
    void take(MessageRouted routed) {
        UserRow user = users.locked(routed.user());
        user.heard(routed.number(), NewestPush.of(routed.push()));
        switch (routed.push()) {
            case UserMessage message when user.isBlocked() -> keepQuietly(user, message, routed);
            case UserMessage message when message.handedOver() -> keep(user, message, routed.number());
            case UserMessage message -> take(user, message, routed);
            case SessionEntered visit -> take(user, visit, routed);
            case OtherPush _ -> conversations.repeatUnheardChange(user);
        }
        meters.counter("zhike.pushes.taken", "decision", routed.decision().name())
                .increment();
    }

    private void take(UserRow user, UserMessage message, MessageRouted routed) {
        Arrival arrival = Arrival.of(routed, user.heldBy());
        Optional<ConversationRow> going = goesOn(user, arrival.at());
        Receipt receipt = going.map(ConversationRow::conversation)
                .orElseGet(() -> next(user, arrival.at()))
                .receive(arrival);
        ConversationRow row = going.orElseGet(() -> begin(user, receipt.after()));
        going.ifPresent(continued -> conversations.receive(new LockedConversation(user, continued), receipt));

        write(message, routed.number(), row);
        user.wrote(message.receivedAt());
        heldReplies.meet(new LockedConversation(user, row), writtenAt(message));
        speak(routed, receipt.robotSpeaks(), reply -> replies.ask(user, row, reply));
        if (routed.transferTexts() != null && receipt.after().state() instanceof Waiting) {
            conversations.promise(row, routed.transferTexts());
        }
    }

    /** WeChat's own web tool has the message: it is written down, and changes nothing. */
    private void keep(UserRow user, UserMessage message, long routedNumber) {
        conversations.repeatUnheardChange(user);
        write(
                message,
                routedNumber,
                conversations.open(user).orElseGet(() -> begin(user, next(user, message.receivedAt()))));
    }

    /** Its user is blocked: it is written down, wants nobody and is answered by nobody. */
    private void keepQuietly(UserRow user, UserMessage message, MessageRouted routed) {
        write(message, routed.number(), quietPlace.of(user));
        speak(routed, false, _ -> {});
    }

    private void write(UserMessage message, long routedNumber, ConversationRow row) {
        boolean late = row.isLate(routedNumber, message.createdAt());
        transcript.add(message, routedNumber, late, row.id(), row.nextNumber());
        row.heardUser(message, routedNumber, clock.instant());
        updates.changed(message.user(), row.id());
    }

    /** WeChat's CreateTime, unless it lies after the receipt. */
    private static Instant writtenAt(UserMessage message) {
        return message.createdAt().isBefore(message.receivedAt()) ? message.createdAt() : message.receivedAt();
    }

    /** The conversation with which a message goes on: the open one, or one that has just ended. */
    private Optional<ConversationRow> goesOn(UserRow user, Instant writtenAt) {
        Optional<ConversationRow> open = conversations.open(user);
        Duration reopenWithin = lifecycle.of(user.key().appId()).reopenWithin();
        return open.isPresent()
                ? open
                : conversations.last(user).filter(row -> row.conversation().reopensFor(writtenAt, reopenWithin));
    }

    private Conversation next(UserRow user, Instant at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return conversations
                .last(user)
                .map(last -> last.conversation().next(id, at))
                .orElseGet(() -> Conversation.open(id, user.key()));
    }

    private ConversationRow begin(UserRow user, Conversation begun) {
        ConversationRow row = conversations.begin(user, begun);
        user.takeVisit().ifPresent(visit -> {
            transcript.add(visit, user.key(), row.id(), row.nextNumber());
            transcript.placeUnplaced(user.key(), row.id(), row::nextNumber).stream()
                    .filter(MessageRow::isSaid)
                    .forEach(row.tally()::said);
        });
        return row;
    }

    private void take(UserRow user, SessionEntered entered, MessageRouted routed) {
        conversations.repeatUnheardChange(user);
        Optional<ConversationRow> open = conversations.open(user);
        user.visited(entered, routed.selfReported());
        if (open.isEmpty()) {
            speak(routed, !user.isBlocked(), reply -> replies.askBeforehand(user, reply));
            return;
        }
        ConversationRow row = open.get();
        user.takeVisit().ifPresent(visit -> transcript.add(visit, user.key(), row.id(), row.nextNumber()));
        updates.changed(user.key(), row.id());
        speak(routed, row.conversation().robotMaySpeak(), reply -> replies.ask(user, row, reply));
    }

    private void speak(MessageRouted routed, boolean allowed, Consumer<Reply> ask) {
        if (!allowed) {
            meters.counter("zhike.robot.replies.dropped")
                    .increment(routed.replies().size());
            return;
        }
        routed.replies().forEach(content -> ask.accept(Reply.byRobot(UuidCreator.getTimeOrderedEpoch(), content)));
    }
}
