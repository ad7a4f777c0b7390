package io.zhike.agent.transcript;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.agent.user.Visit;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.events.outbound.ReplySettled.Rule;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored message. A welcome may be sent before there is a conversation: it is placed into the next one. */
@Entity
@Table(name = "message")
public class MessageRow extends PanacheEntityBase {

    private static final String ENTERED = "用户进入会话";

    @Id
    UUID id;

    String appId;

    String openId;

    @Nullable
    UUID conversationId;

    @Nullable
    Long number;

    @Nullable
    Long shownBefore;

    @Nullable
    Long routedNumber;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    MessageType type;

    @Nullable
    String text;

    /** What the user sent that is no text. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    MessageContent content;

    /** What was said to the user that is no text. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ReplyContent replyContent;

    /** Of a person's text that is long enough to tell. */
    @Nullable
    Long fingerprint;

    @Nullable
    String sessionFrom;

    @Enumerated(EnumType.STRING)
    @Nullable
    ReplyStatus status;

    @Enumerated(EnumType.STRING)
    @Nullable
    Reason reason;

    @Enumerated(EnumType.STRING)
    @Nullable
    Rule rule;

    @Nullable
    Integer errcode;

    Instant at;

    Instant receivedAt;

    @Nullable
    String agentId;

    boolean admin;

    /** Its place among the replies that wait for the user's next message; 0 where it was never held. */
    int heldPlace;

    /** It was held, and asked for by the user's message. */
    boolean released;

    /** It was held for too long, and is offered beside the user's message. */
    boolean offered;

    protected MessageRow() {}

    private MessageRow(UUID id, UserKey user, Direction direction, Source source, MessageType type, Instant at) {
        this.id = id;
        this.appId = user.appId();
        this.openId = user.openId();
        this.direction = direction;
        this.source = source;
        this.type = type;
        this.at = at;
        this.receivedAt = at;
    }

    /** What a user wrote. */
    static MessageRow of(UserMessage message, long routedNumber) {
        var row = new MessageRow(
                message.id(),
                message.user(),
                Direction.IN,
                Source.USER,
                typeOf(message.content()),
                message.createdAt());
        row.receivedAt = message.receivedAt();
        row.routedNumber = routedNumber;
        switch (message.content()) {
            case MessageContent.Text text -> row.text = text.text();
            case MessageContent.Image image -> row.content = image;
            case MessageContent.MiniProgramPage card -> row.content = card;
        }
        return row;
    }

    private static MessageType typeOf(MessageContent content) {
        return switch (content) {
            case MessageContent.Text _ -> MessageType.TEXT;
            case MessageContent.Image _ -> MessageType.IMAGE;
            case MessageContent.MiniProgramPage _ -> MessageType.MINIPROGRAMPAGE;
        };
    }

    private static MessageType typeOf(ReplyContent content) {
        return switch (content) {
            case ReplyContent.Text _ -> MessageType.TEXT;
            case ReplyContent.Image _ -> MessageType.IMAGE;
            case ReplyContent.Link _ -> MessageType.LINK;
            case ReplyContent.MiniProgramPage _ -> MessageType.MINIPROGRAMPAGE;
            case ReplyContent.Menu _ -> MessageType.MENU;
        };
    }

    static MessageRow of(Visit visit, UserKey user) {
        var row = new MessageRow(visit.id(), user, Direction.IN, Source.SYSTEM, MessageType.ENTERED, visit.at());
        row.text = ENTERED;
        row.sessionFrom = visit.sessionFrom();
        return row;
    }

    static MessageRow of(Reply reply, UserKey user, Instant at) {
        var row = new MessageRow(reply.id(), user, Direction.OUT, reply.source(), typeOf(reply.content()), at);
        if (reply.content() instanceof ReplyContent.Text(String text)) {
            row.text = text;
        } else {
            row.replyContent = reply.content();
        }
        if (reply.source() == Source.AGENT) {
            row.fingerprint =
                    Fingerprint.of(reply.content()).map(Fingerprint::value).orElse(null);
        }
        row.agentId = reply.agentId();
        row.admin = reply.intervention();
        row.status = ReplyStatus.QUEUED;
        return row;
    }

    static MessageRow of(Note note, UserKey user, Instant at) {
        var row = new MessageRow(note.id(), user, Direction.INTERNAL, Source.AGENT, MessageType.NOTE, at);
        row.text = note.text();
        row.agentId = note.agentId();
        return row;
    }

    void hold(int place) {
        status = ReplyStatus.HELD;
        heldPlace = place;
    }

    int heldPlace() {
        return heldPlace;
    }

    public boolean isHeld() {
        return status == ReplyStatus.HELD;
    }

    /** Whether the user has written since it was held, and nothing has become of it. */
    public boolean isOffered() {
        return isHeld() && offered;
    }

    /** It is under way, and may still be taken back. */
    public boolean isQueued() {
        return status == ReplyStatus.QUEUED;
    }

    /** Who speaks. */
    public Source source() {
        return source;
    }

    /** The agent who wrote it, which must be a person's. */
    public String author() {
        return Objects.requireNonNull(agentId, "a person's reply names them");
    }

    /** It is under way to the user or has reached them, as far as is known. */
    public boolean isSaid() {
        return status != null && Transcript.SAID.contains(status);
    }

    /** A person or the robot said it, and it did not reach the user. */
    public boolean isAnswerThatFailed() {
        return source.answers()
                && (status == ReplyStatus.REFUSED || status == ReplyStatus.FAILED || status == ReplyStatus.WITHDRAWN);
    }

    /** A person said it, and to the user. */
    public boolean isPersons() {
        return source == Source.AGENT && type != MessageType.NOTE;
    }

    /** Whether it is just this note, in that conversation. */
    public boolean is(Note note, UUID conversation) {
        return type == MessageType.NOTE
                && conversation.equals(conversationId)
                && note.equals(new Note(id, Objects.requireNonNull(agentId), Objects.requireNonNull(text)));
    }

    /**
     * The user's next message asks for it.
     *
     * @param at its number in the conversation, after the message
     */
    public void release(UUID conversation, long at) {
        place(conversation, at);
        status = ReplyStatus.QUEUED;
        released = true;
    }

    /** The user's next message came too late for it: people decide. */
    public void offer(UUID conversation, long at) {
        place(conversation, at);
        offered = true;
    }

    /** Someone sends it after all, or before the user has written. */
    public void send(String sender, boolean intervention) {
        status = ReplyStatus.QUEUED;
        offered = false;
        agentId = sender;
        admin = intervention;
    }

    /** Nobody wants to send it any more. */
    public void discard() {
        status = ReplyStatus.WITHDRAWN;
        offered = false;
    }

    public @Nullable String agentId() {
        return agentId;
    }

    /** When it was written. */
    public Instant at() {
        return at;
    }

    /** What it says to the user. */
    public ReplyContent replyContent() {
        return text == null
                ? Objects.requireNonNull(replyContent, "a reply says something")
                : new ReplyContent.Text(text);
    }

    void place(UUID conversation, long at) {
        this.conversationId = conversation;
        this.number = at;
    }

    public UUID id() {
        return id;
    }

    /** The conversation; null as long as it is placed in none. */
    public @Nullable UUID conversationId() {
        return conversationId;
    }

    public UserKey user() {
        return new UserKey(appId, openId);
    }

    /** Whether that agent said just this to that user; a reply that was held may have moved to another conversation. */
    public boolean isFrom(String agent, UserKey user, ReplyContent said) {
        return isPersons() && agent.equals(agentId) && user.equals(user()) && says(said);
    }

    /** Whether a person said it in that conversation. */
    public boolean isPersonsIn(UUID conversation) {
        return isPersons() && conversation.equals(conversationId);
    }

    /** Whether it says just this, and waits in that conversation for the user's next message. */
    public boolean isHeldIn(UUID conversation, ReplyContent said) {
        return isHeld() && conversation.equals(conversationId) && says(said);
    }

    private boolean says(ReplyContent said) {
        return said instanceof ReplyContent.Text(String words) ? words.equals(text) : said.equals(replyContent);
    }

    /** Takes quota-service's or sender-service's word for what became of a reply. */
    public void settled(ReplySettled settled) {
        if (status == null) {
            return;
        }
        ReplyStatus next = status.settled(settled.outcome());
        if (next != status) {
            status = next;
            reason = settled.reason();
            rule = settled.rule();
            errcode = settled.errcode();
        }
    }

    public Message message() {
        return new Message(
                id,
                number == null ? 0 : number,
                shownBefore,
                direction,
                source,
                type,
                text,
                shown(),
                sessionFrom,
                status,
                reason,
                rule,
                errcode,
                at,
                agentId,
                admin,
                offered);
    }

    private @Nullable Content shown() {
        if (content != null) {
            return Content.of(content, id);
        }
        return replyContent == null ? null : Content.of(replyContent);
    }
}
