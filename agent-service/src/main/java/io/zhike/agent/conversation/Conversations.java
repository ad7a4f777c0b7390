package io.zhike.agent.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.agent.access.Caller;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.routed.TransferTexts;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The stored conversations. Every change goes through here, under the lock of its user's state row: it is written, and
 * said on Kafka where it changes who has the conversation.
 */
@ApplicationScoped
public class Conversations {

    private final Session session;
    private final Users users;
    private final Outbox outbox;
    private final Updates updates;
    private final Lifecycle lifecycle;
    private final Clock clock;
    private final Event<ConversationWaits> waits;
    private final Event<AgentFreed> freed;

    Conversations(
            Session session,
            Users users,
            Outbox outbox,
            Updates updates,
            Lifecycle lifecycle,
            Clock clock,
            Event<ConversationWaits> waits,
            Event<AgentFreed> freed) {
        this.session = session;
        this.users = users;
        this.outbox = outbox;
        this.updates = updates;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.waits = waits;
        this.freed = freed;
    }

    /** Locks these users and reads their open conversations, in few statements. */
    public void lock(Collection<UserKey> keys) {
        List<UUID> open = users.lock(keys).stream()
                .map(UserRow::openConversation)
                .filter(Objects::nonNull)
                .toList();
        session.findMultiple(ConversationRow.class, open);
    }

    /** Locks a conversation's user and reads it; empty where there is no such conversation. */
    public Optional<LockedConversation> lock(UUID id) {
        return user(id).map(users::lock)
                .map(user -> new LockedConversation(user, session.find(ConversationRow.class, id)));
    }

    /** The same; empty as well where the caller may not try to accept, answer or end it. */
    public Optional<LockedConversation> lockFor(Caller caller, UUID id) {
        return lock(id).filter(locked -> Visibility.mayTry(caller, locked.conversation()));
    }

    /** Asks without reading the row: what is read before the lock would be what the transaction goes on with. */
    private Optional<UserKey> user(UUID id) {
        return session.createQuery(
                        "select new io.zhike.events.UserKey(c.appId, c.openId) from ConversationRow c where c.id = :id",
                        UserKey.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** The open conversation of a user whose row is locked. */
    public Optional<ConversationRow> open(UserRow user) {
        return Optional.ofNullable(user.openConversation()).map(id -> session.find(ConversationRow.class, id));
    }

    /** The newest conversation of a user whose row is locked, open or over. */
    public Optional<ConversationRow> last(UserRow user) {
        return Optional.ofNullable(user.lastConversation()).map(id -> session.find(ConversationRow.class, id));
    }

    /** Begins a conversation of a user whose row is locked. */
    public ConversationRow begin(UserRow user, Conversation begun) {
        var row = new ConversationRow(begun, clock.instant());
        row.persist();
        user.opened(row.id());
        announce(new LockedConversation(user, row));
        user.changesAreHeard();
        updates.changed(begun.user(), begun.id());
        tellIfWaiting(null, begun);
        return row;
    }

    /**
     * Writes what a user's message did. It is said again where routing-service decided otherwise, or may not have known
     * the last change when it decided.
     */
    public void receive(LockedConversation locked, Receipt receipt) {
        Conversation before = locked.conversation();
        locked.row().become(receipt.after(), clock.instant());
        locked.user().opened(receipt.after().id());
        if (!receipt.asDecided()
                || changesStanding(before, receipt.after())
                || locked.user().unheardChange() != null) {
            announce(locked);
            locked.user().changesAreHeard();
        }
        tellIfWaiting(before, receipt.after());
    }

    /**
     * Says a change again, with the new number, that routing-service may not have known when it decided on a visit. A visit
     * follows no decision and so never shows that the change was heard: every visit repeats it, until a message comes.
     */
    public void repeatUnheardChange(UserRow user) {
        UUID changed = user.unheardChange();
        if (changed != null) {
            announce(new LockedConversation(user, session.find(ConversationRow.class, changed)));
        }
    }

    /** Writes what people or the assignment did. */
    public void change(LockedConversation locked, Conversation after) {
        Conversation before = locked.conversation();
        locked.row().become(after, clock.instant());
        locked.row().active(clock.instant());
        updates.changed(after.user(), after.id());
        if (after.state().isOpen()) {
            locked.user().opened(after.id());
        } else {
            locked.user().closed(after.id());
        }
        if (changesStanding(before, after)) {
            announce(locked);
            locked.user().changedBetweenPushes(after.id());
        }
        tellIfWaiting(before, after);
        String holder = before.state().holder();
        if (holder != null && !holder.equals(after.state().holder())) {
            freed.fire(new AgentFreed(holder));
        }
    }

    /**
     * Takes note of whose words wait for the user's next message. With such words people have the user, wherever the
     * conversation stands.
     *
     * @param writer of the first of them; null where none wait any more
     */
    public void held(LockedConversation locked, @Nullable String writer) {
        updates.changed(locked.user().key(), locked.row().id());
        boolean had = locked.user().heldBy() != null;
        locked.user().heldBy(writer);
        if (had != (writer != null)) {
            announce(locked);
            locked.user().changedBetweenPushes(locked.row().id());
        }
    }

    /** Promises the user of a waiting conversation one of the texts, as soon as its assignment has been tried. */
    public void promise(ConversationRow row, TransferTexts texts) {
        row.promise(texts);
        waits.fire(new ConversationWaits(row.appId));
    }

    private void tellIfWaiting(@Nullable Conversation before, Conversation after) {
        boolean waited = before != null && before.state() instanceof State.Waiting;
        if (!waited && after.state() instanceof State.Waiting) {
            waits.fire(new ConversationWaits(after.user().appId()));
        }
    }

    private boolean changesStanding(Conversation before, Conversation after) {
        return !standing(before).equals(standing(after));
    }

    private Standing standing(Conversation conversation) {
        return Standing.of(
                conversation, lifecycle.of(conversation.user().appId()).reopenWithin());
    }

    private void announce(LockedConversation locked) {
        Conversation conversation = locked.conversation();
        Standing standing = standing(conversation);
        outbox.add(
                Topic.CONVERSATIONS,
                new ConversationChanged(
                        UuidCreator.getTimeOrderedEpoch(),
                        conversation.user().appId(),
                        conversation.user().openId(),
                        clock.instant(),
                        conversation.id(),
                        locked.user().highestNumber(),
                        standing.state(),
                        standing.robot(),
                        standing.agentId(),
                        standing.withPeople() || locked.user().heldBy() != null,
                        locked.user().heldBy() == null ? standing.withPeopleUntil() : null,
                        standing.personInvolved()));
    }

    /** What others are told of a conversation. */
    private record Standing(
            ConversationChanged.State state,
            boolean robot,
            @Nullable String agentId,
            boolean withPeople,
            @Nullable Instant withPeopleUntil,
            boolean personInvolved) {

        static Standing of(Conversation conversation, Duration reopenWithin) {
            State state = conversation.state();
            Instant until = state instanceof State.Ended(var _, Instant at) && conversation.wasServed()
                    ? at.plus(reopenWithin)
                    : null;
            boolean stillWanted = state instanceof State.Expired(var _, boolean waited) && waited;
            return new Standing(
                    state.word(),
                    !conversation.personWrote(),
                    state.holder(),
                    state.withPeople() || until != null || stillWanted,
                    until,
                    conversation.personInvolved());
        }
    }
}
