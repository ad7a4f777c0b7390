package io.zhike.agent.transcript;

import io.quarkus.panache.common.Sort;
import io.zhike.agent.user.Visit;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.UserMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The stored messages. Whoever adds one holds the lock of the user's state row, and gives the message its number in the
 * conversation.
 */
@ApplicationScoped
public class Transcript {

    /** What a reply is that is said; a person's or the robot's counts as an answer. */
    static final List<ReplyStatus> SAID = List.of(ReplyStatus.QUEUED, ReplyStatus.SENT, ReplyStatus.UNKNOWN);

    private final EntityManager entities;

    Transcript(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<MessageRow> find(UUID id) {
        return Optional.ofNullable(entities.find(MessageRow.class, id));
    }

    /**
     * Adds what a user wrote.
     *
     * @param late an earlier-numbered message of the conversation was routed or written after it: it is shown before
     *     that
     */
    public void add(UserMessage message, long routedNumber, boolean late, UUID conversation, long number) {
        var row = MessageRow.of(message, routedNumber);
        row.place(conversation, number);
        if (late) {
            row.shownBefore = firstAfter(conversation, message.createdAt(), routedNumber);
        }
        row.persist();
    }

    private Long firstAfter(UUID conversation, Instant createdAt, long routedNumber) {
        return entities.createQuery("""
                        select min(m.number) from MessageRow m
                        where m.conversationId = :conversation and m.source = :user
                          and (m.routedNumber > :routedNumber or m.at > :createdAt)
                        """, Long.class)
                .setParameter("conversation", conversation)
                .setParameter("user", Source.USER)
                .setParameter("routedNumber", routedNumber)
                .setParameter("createdAt", createdAt)
                .getSingleResult();
    }

    public void add(Visit visit, UserKey user, UUID conversation, long number) {
        var row = MessageRow.of(visit, user);
        row.place(conversation, number);
        row.persist();
    }

    /** Adds a reply that has just been asked for. */
    public MessageRow add(Reply reply, UserKey user, Instant at, UUID conversation, long number) {
        var row = MessageRow.of(reply, user, at);
        row.place(conversation, number);
        row.persist();
        return row;
    }

    /** Adds what is said among people. */
    public MessageRow add(Note note, UserKey user, Instant at, UUID conversation, long number) {
        var row = MessageRow.of(note, user, at);
        row.place(conversation, number);
        row.persist();
        return row;
    }

    /** Adds a reply that waits for the user's next message, after those that do already. */
    public MessageRow addHeld(Reply reply, UserKey user, Instant at, UUID conversation, long number) {
        List<MessageRow> before = held(user);
        MessageRow row = add(reply, user, at, conversation, number);
        row.hold(before.isEmpty() ? 1 : before.getLast().heldPlace() + 1);
        return row;
    }

    /**
     * The replies that wait for the user's next message, in the order in which they were held, of whichever conversation and by
     * whichever clock; those that are offered since wait for people.
     */
    public List<MessageRow> held(UserKey user) {
        return MessageRow.list(
                "appId = ?1 and openId = ?2 and status = HELD and not offered",
                Sort.by("heldPlace").and("number"),
                user.appId(),
                user.openId());
    }

    /** Adds a reply for which there is no conversation yet. */
    public void addUnplaced(Reply reply, UserKey user, Instant at) {
        MessageRow.of(reply, user, at).persist();
    }

    /** Places what was said to the user before the conversation began, and returns it. */
    public List<MessageRow> placeUnplaced(UserKey user, UUID conversation, LongSupplier numbers) {
        List<MessageRow> rows = MessageRow.list(
                "appId = ?1 and openId = ?2 and conversationId is null",
                Sort.by("at").and("id"),
                user.appId(),
                user.openId());
        rows.forEach(row -> row.place(conversation, numbers.getAsLong()));
        return rows;
    }

    /** Messages of a conversation after a number, in the order of their numbers. */
    public List<Message> after(UUID conversation, long number, int limit) {
        List<MessageRow> rows = MessageRow.find(
                        "conversationId = ?1 and number > ?2", Sort.by("number"), conversation, number)
                .page(0, limit)
                .list();
        return rows.stream().map(MessageRow::message).toList();
    }

    /**
     * When the first message was received that no person has answered; empty where all are answered. Replies of people
     * that are queued, sent or of unknown fate are answers, but for those that were held before the message came.
     */
    public Optional<Instant> firstUnanswered(UUID conversation) {
        return firstUnanswered(conversation, Source.AGENT);
    }

    /** The same, where what the robot says is an answer too. */
    public Optional<Instant> firstUnansweredByAnyone(UUID conversation) {
        return firstUnanswered(conversation, Source.AGENT, Source.ROBOT);
    }

    private Optional<Instant> firstUnanswered(UUID conversation, Source... answering) {
        return Optional.ofNullable(entities.createQuery("""
                        select min(m.receivedAt) from MessageRow m
                        where m.conversationId = :conversation and m.source = :user and m.number >
                            (select coalesce(max(r.number), 0) from MessageRow r
                             where r.conversationId = :conversation and r.source in :answering and r.status in :answers
                               and not r.released)
                        """, Instant.class)
                .setParameter("conversation", conversation)
                .setParameter("user", Source.USER)
                .setParameter("answering", List.of(answering))
                .setParameter("answers", SAID)
                .getSingleResult());
    }

    /** The first answer of a person; none is what was held when the user's message asked for it. */
    public Optional<MessageRow> firstAnswer(UUID conversation) {
        return MessageRow.<MessageRow>find(
                        "conversationId = ?1 and source = ?2 and status in ?3 and not released",
                        Sort.by("at").and("number"),
                        conversation,
                        Source.AGENT,
                        SAID)
                .firstResultOptional();
    }

    /** When the user, or a person to the user, said something last that counts; empty where nothing was said. */
    public Optional<Instant> lastTalk(UUID conversation) {
        return Optional.ofNullable(entities.createQuery("""
                        select max(m.receivedAt) from MessageRow m
                        where m.conversationId = :conversation
                          and (m.source = :user or m.source = :agent and m.status in :answers)
                        """, Instant.class)
                .setParameter("conversation", conversation)
                .setParameter("user", Source.USER)
                .setParameter("agent", Source.AGENT)
                .setParameter("answers", SAID)
                .getSingleResult());
    }
}
