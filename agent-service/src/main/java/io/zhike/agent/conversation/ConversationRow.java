package io.zhike.agent.conversation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.routed.TransferTexts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored conversation: who has it, and what its thread counts. */
@Entity
@Table(name = "conversation")
public class ConversationRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    String openId;

    @Enumerated(EnumType.STRING)
    ConversationChanged.State state;

    @Nullable
    String agentId;

    List<String> servedBy;

    @Nullable
    Instant waitingSince;

    List<String> notFor;

    @Nullable
    String familiar;

    /** EXPIRED: it waited for a person. */
    boolean waited;

    @Nullable
    Instant endedAt;

    /** SERVING: since when its agent has it. */
    @Nullable
    Instant servedSince;

    /** SERVING: when its user or its agent said something last, or its agent got it. */
    @Nullable
    Instant talkedAt;

    /** WAITING, DORMANT: whose it was when they were lost. */
    @Nullable
    String absentee;

    @Nullable
    Instant absentSince;

    @Nullable
    String wantedGroup;

    boolean personAsked;

    boolean personWrote;

    @Nullable
    String assignedText;

    @Nullable
    String queuedText;

    @Nullable
    String offlineText;

    @Nullable
    String closedText;

    List<String> tags = List.of();

    @Embedded
    Tally tally = new Tally();

    boolean handedOver;

    long lastNumber;

    long lastRoutedNumber;

    @Nullable
    Instant lastUserMessageAt;

    @Nullable
    Instant unansweredSince;

    Instant startedAt;

    Instant activeAt;

    protected ConversationRow() {}

    ConversationRow(Conversation opened, Instant now) {
        this.id = opened.id();
        this.appId = opened.user().appId();
        this.openId = opened.user().openId();
        this.startedAt = now;
        this.activeAt = now;
        become(opened, now);
    }

    public UUID id() {
        return id;
    }

    /** Who has it. */
    public Conversation conversation() {
        return new Conversation(
                id, new UserKey(appId, openId), state(), wantedGroup, personAsked, personWrote, Set.copyOf(servedBy));
    }

    private State state() {
        return switch (state) {
            case ROBOT -> new Robot();
            case WAITING -> new Waiting(Objects.requireNonNull(waitingSince), Set.copyOf(notFor), familiar);
            case SERVING -> new Serving(Objects.requireNonNull(agentId));
            case DORMANT -> new Dormant(agentId);
            case EXPIRED -> new Expired(agentId, waited);
            case ENDED -> new Ended(agentId, Objects.requireNonNull(endedAt));
        };
    }

    final void become(Conversation after, Instant now) {
        String holderBefore = state == ConversationChanged.State.SERVING ? agentId : null;
        state = after.state().word();
        waitingSince = null;
        notFor = List.of();
        familiar = null;
        agentId = null;
        waited = false;
        endedAt = null;
        switch (after.state()) {
            case Robot _ -> {}
            case Waiting(Instant since, Set<String> excluded, String known) -> {
                waitingSince = since;
                familiar = known;
                notFor = excluded.stream().sorted().toList();
            }
            case Serving(String agent) -> agentId = agent;
            case Dormant(String last) -> agentId = last;
            case Expired(String last, boolean wantedPerson) -> {
                agentId = last;
                waited = wantedPerson;
            }
            case Ended(String last, Instant at) -> {
                agentId = last;
                endedAt = at;
            }
        }
        String holder = after.state().holder();
        if (!Objects.equals(holder, holderBefore)) {
            servedSince = holder == null ? null : now;
            talkedAt = servedSince;
        }
        if (holder != null || !after.state().isOpen()) {
            absentee = null;
            absentSince = null;
        }
        if (waitingSince == null) {
            breakPromise();
        } else if (!after.wasServed()) {
            tally.wanted(waitingSince);
        }
        wantedGroup = after.group();
        personAsked = after.personAsked();
        personWrote = after.personWrote();
        servedBy = after.servedBy().stream().sorted().toList();
    }

    /** It was an agent's, who is gone since then. */
    public void leftBy(String agent, Instant since) {
        absentee = agent;
        absentSince = since;
    }

    /** Whether it was that agent's until they were lost, and nobody has had it since. */
    public boolean wasLeftBy(String agent, Instant lostSince) {
        return agent.equals(absentee) && absentSince != null && !absentSince.isBefore(lostSince);
    }

    /** What statistics tell of it. */
    public Tally tally() {
        return tally;
    }

    /** What people call its matter. */
    public List<String> tags() {
        return List.copyOf(tags);
    }

    public void tag(List<String> names) {
        tags = List.copyOf(names);
    }

    /** The number of the next message, which is given away by this call. */
    public long nextNumber() {
        return ++lastNumber;
    }

    /** Whether a message that was routed or written before these is late. */
    public boolean isLate(long routedNumber, Instant createdAt) {
        return routedNumber < lastRoutedNumber || (lastUserMessageAt != null && createdAt.isBefore(lastUserMessageAt));
    }

    /** The user has written. */
    public void heardUser(UserMessage message, long routedNumber, Instant now) {
        Instant createdAt = message.createdAt();
        handedOver = message.handedOver();
        tally.heardUser();
        lastRoutedNumber = Math.max(lastRoutedNumber, routedNumber);
        lastUserMessageAt =
                lastUserMessageAt == null || createdAt.isAfter(lastUserMessageAt) ? createdAt : lastUserMessageAt;
        activeAt = now;
        talked(now);
        Instant receivedAt = message.receivedAt();
        unansweredSince =
                unansweredSince == null || receivedAt.isBefore(unansweredSince) ? receivedAt : unansweredSince;
    }

    /** A person answers. */
    public void answered(Instant now) {
        unansweredSince = null;
        activeAt = now;
        talked(now);
    }

    private void talked(Instant at) {
        if (servedSince != null) {
            talkedAt = at;
        }
    }

    /**
     * An answer has not reached the user: it was nothing that was said.
     *
     * @param last when something was said that counts; empty where nothing was
     */
    public void talkedLast(Optional<Instant> last) {
        if (servedSince != null) {
            Instant since = servedSince;
            talkedAt = last.filter(since::isBefore).orElse(since);
        }
    }

    /**
     * A person's answer has not reached the user.
     *
     * @param since when the first message was received that is without one now; empty where all have one
     */
    public void unanswered(Optional<Instant> since) {
        unansweredSince = since.orElse(null);
    }

    /** When the first message was received that no person has answered; empty where all are answered. */
    public Optional<Instant> unansweredSince() {
        return Optional.ofNullable(unansweredSince);
    }

    /** SERVING: when something was said last, or its agent got it; null where no agent has it. */
    public @Nullable Instant talkedAt() {
        return talkedAt;
    }

    /** SERVING: since when its agent has it; null where no agent has it. */
    public @Nullable Instant servedSince() {
        return servedSince;
    }

    /** When its user wrote last, by WeChat's clock; before they have written anything, when it began. */
    public Instant heardAt() {
        return lastUserMessageAt == null ? startedAt : lastUserMessageAt;
    }

    /** When something was said last, or it changed hands. */
    public Instant activeAt() {
        return activeAt;
    }

    /** Something was said to the user, or it changed hands. */
    public void active(Instant now) {
        activeAt = now;
    }

    /**
     * The texts of which the user reads one when the assignment has been tried; nothing is promised but while it
     * waits.
     */
    public void promise(TransferTexts texts) {
        assignedText = texts.assigned();
        queuedText = texts.queued();
        offlineText = texts.offline();
        closedText = texts.closed();
    }

    /** The texts that were promised, which are promised no longer. */
    public Optional<TransferTexts> takePromise() {
        Optional<TransferTexts> texts = promised();
        breakPromise();
        return texts;
    }

    private Optional<TransferTexts> promised() {
        return queuedText == null || offlineText == null || closedText == null
                ? Optional.empty()
                : Optional.of(new TransferTexts(assignedText, queuedText, offlineText, closedText));
    }

    private void breakPromise() {
        assignedText = null;
        queuedText = null;
        offlineText = null;
        closedText = null;
    }
}
