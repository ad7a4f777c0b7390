package io.zhike.agent.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.Spent;
import io.zhike.events.routed.SelfReported;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A user's state row; made and locked by {@link Users}, never otherwise. */
@Entity
@Table(name = "app_user")
@IdClass(UserKey.class)
public class UserRow extends PanacheEntityBase {

    /** Characters of an openid that tell people apart where nothing else does. */
    private static final int SHOWN_OF_OPEN_ID = 4;

    @Id
    String appId;

    @Id
    String openId;

    long highestNumber;

    @Nullable
    UUID openConversation;

    @Nullable
    UUID unheardChange;

    @Nullable
    UUID pushId;

    @Enumerated(EnumType.STRING)
    NewestPush.@Nullable Kind pushKind;

    @Nullable
    Instant pushCreatedAt;

    @Nullable
    Instant pushReceivedAt;

    @Nullable
    UUID messageId;

    @Nullable
    Instant messageCreatedAt;

    @Nullable
    Instant messageReceivedAt;

    long quotaVersion;

    @Nullable
    Integer quotaRemaining;

    @Nullable
    Integer quotaGranted;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Spent quotaSpent;

    @Nullable
    Instant quotaExpiresAt;

    @Nullable
    String heldBy;

    @Nullable
    UUID lastConversation;

    @Nullable
    Instant unansweredSince;

    @Nullable
    Instant toldClosing;

    @Nullable
    Instant toldLost;

    @Nullable
    UUID visitId;

    @Nullable
    Instant visitedAt;

    @Nullable
    String sessionFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    SelfReported selfReported;

    @Nullable
    Instant assignedTextAt;

    @Nullable
    Instant queuedTextAt;

    @Nullable
    Instant offlineTextAt;

    @Nullable
    Instant closedTextAt;

    @Nullable
    String remarkName;

    @Nullable
    String memo;

    @Nullable
    Instant firstSeenAt;

    @Nullable
    Instant lastVisitAt;

    long visits;

    @Nullable
    String lastSessionFrom;

    @Nullable
    Instant blockedAt;

    @Nullable
    String blockedBy;

    @Nullable
    String blockReason;

    protected UserRow() {}

    public UserKey key() {
        return new UserKey(appId, openId);
    }

    /** The highest number of this user's routed pushes. */
    public long highestNumber() {
        return highestNumber;
    }

    /** Takes a routed push into account; a late one, of a lower number, moves nothing back. */
    public void heard(long number, Optional<NewestPush> push) {
        highestNumber = Math.max(highestNumber, number);
        firstSeenAt = firstSeenAt == null ? push.map(NewestPush::receivedAt).orElse(null) : firstSeenAt;
        push.filter(one -> isNewerThan(pushCreatedAt, pushReceivedAt, one)).ifPresent(newest -> {
            pushId = newest.eventId();
            pushKind = newest.kind();
            pushCreatedAt = newest.createdAt();
            pushReceivedAt = newest.receivedAt();
        });
        push.filter(one ->
                        one.kind() == NewestPush.Kind.MESSAGE && isNewerThan(messageCreatedAt, messageReceivedAt, one))
                .ifPresent(message -> {
                    messageId = message.eventId();
                    messageCreatedAt = message.createdAt();
                    messageReceivedAt = message.receivedAt();
                });
    }

    private static boolean isNewerThan(@Nullable Instant createdAt, @Nullable Instant receivedAt, NewestPush push) {
        return createdAt == null
                || receivedAt == null
                || !earlier(push.createdAt(), push.receivedAt()).isBefore(earlier(createdAt, receivedAt));
    }

    /** A CreateTime after the receipt is of a clock that is ahead, and would be the newest for long. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The newest push that grants replies; null where none was heard of. */
    public @Nullable NewestPush newestPush() {
        if (pushId == null || pushKind == null || pushCreatedAt == null || pushReceivedAt == null) {
            return null;
        }
        return new NewestPush(pushId, pushKind, pushCreatedAt, pushReceivedAt);
    }

    /** The newest message, where the newest push is an entering after it; null otherwise. */
    public @Nullable NewestPush newestMessageBeforeEntering() {
        if (messageId == null || messageCreatedAt == null || messageReceivedAt == null || messageId.equals(pushId)) {
            return null;
        }
        return new NewestPush(messageId, NewestPush.Kind.MESSAGE, messageCreatedAt, messageReceivedAt);
    }

    /** Their conversation that goes on; null where there is none. */
    public @Nullable UUID openConversation() {
        return openConversation;
    }

    /** Their newest conversation is not there any more. */
    public void forgetConversation() {
        lastConversation = null;
        unheardChange = null;
        unansweredSince = null;
    }

    /** Their newest conversation, open or not; null where they have had none. */
    public @Nullable UUID lastConversation() {
        return lastConversation;
    }

    public void opened(UUID conversation) {
        openConversation = conversation;
        lastConversation = conversation;
    }

    /** That one is over. */
    public void closed(UUID conversation) {
        if (conversation.equals(openConversation)) {
            openConversation = null;
        }
    }

    /**
     * The conversation that changed since this user's last push, so that routing-service may have decided its next push
     * without knowing; null where there is none.
     */
    public @Nullable UUID unheardChange() {
        return unheardChange;
    }

    public void changedBetweenPushes(UUID conversation) {
        unheardChange = conversation;
    }

    public void changesAreHeard() {
        unheardChange = null;
    }

    /**
     * The visit that the next conversation shows at its head; the newest counts.
     *
     * @param said what the mini program said of the user with it; null where it said nothing, and what it said before
     *     stays
     */
    public void visited(SessionEntered visit, @Nullable SelfReported said) {
        visitId = visit.id();
        visitedAt = visit.createdAt();
        sessionFrom = visit.sessionFrom();
        selfReported = said == null ? selfReported : said;
        visits++;
        lastVisitAt = visit.receivedAt();
        lastSessionFrom = visit.sessionFrom() == null ? lastSessionFrom : visit.sessionFrom();
    }

    /** When they came, and how often. */
    public Acquaintance acquaintance() {
        Instant lastSeenAt = Stream.of(lastVisitAt, messageReceivedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Acquaintance(firstSeenAt, lastSeenAt, lastVisitAt, visits, lastSessionFrom);
    }

    /** What people write of them. */
    public Remarks remarks() {
        return new Remarks(remarkName, memo);
    }

    public void remarks(Remarks written) {
        remarkName = written.remarkName();
        memo = written.memo();
    }

    /** By what people know them: 备注, else 用户自报, else the end of their openid. */
    public String name() {
        if (remarkName != null) {
            return remarkName;
        }
        String nickName = selfReported == null ? null : selfReported.nickName();
        return nickName == null || nickName.isBlank()
                ? "用户" + openId.substring(Math.max(0, openId.length() - SHOWN_OF_OPEN_ID))
                : nickName;
    }

    /** 拉黑: why and by whom they are blocked; empty where they are not. */
    public Optional<Block> block() {
        return blockedAt == null || blockedBy == null || blockReason == null
                ? Optional.empty()
                : Optional.of(new Block(blockReason, blockedBy, blockedAt));
    }

    public boolean isBlocked() {
        return blockedAt != null;
    }

    public void block(Block block) {
        blockReason = block.reason();
        blockedBy = block.by();
        blockedAt = block.at();
    }

    /** They are blocked no longer; a window that ended meanwhile was nobody's to lose. */
    public void unblock(Instant now) {
        blockReason = null;
        blockedBy = null;
        blockedAt = null;
        toldLost = quotaExpiresAt == null || now.isBefore(quotaExpiresAt) ? toldLost : quotaExpiresAt;
    }

    /** 用户自报: what their mini program says of them; null where it has said nothing. */
    public @Nullable SelfReported selfReported() {
        return selfReported;
    }

    /** The visit that was waiting for a conversation, which it waits for no longer. */
    public Optional<Visit> takeVisit() {
        if (visitId == null || visitedAt == null) {
            return Optional.empty();
        }
        var visit = new Visit(visitId, visitedAt, sessionFrom);
        visitId = null;
        visitedAt = null;
        sessionFrom = null;
        return Optional.of(visit);
    }

    /** Takes quota-service's figures unless newer ones are here. */
    public void quota(QuotaChanged changed) {
        if (changed.version() > quotaVersion) {
            quotaVersion = changed.version();
            quotaRemaining = changed.remaining();
            quotaGranted = changed.granted();
            quotaSpent = changed.spent();
            quotaExpiresAt = changed.expiresAt();
        }
    }

    /** What may still be sent to them; empty as long as quota-service has said nothing. */
    public Optional<Quota> quota(Instant now) {
        return quotaRemaining == null || quotaExpiresAt == null
                ? Optional.empty()
                : Optional.of(Quota.at(now, quotaRemaining, quotaGranted, quotaSpent, quotaExpiresAt));
    }

    /** Who wrote the first of the replies that wait for their next message; null where none does. */
    public @Nullable String heldBy() {
        return heldBy;
    }

    public void heldBy(@Nullable String writer) {
        heldBy = writer;
    }

    /** They wrote, and nobody has answered that yet; what was lost with an earlier window is lost. */
    public void wrote(Instant receivedAt) {
        boolean earlierIsLost = toldLost != null && unansweredSince != null && !toldLost.isBefore(unansweredSince);
        unansweredSince = unansweredSince == null || earlierIsLost ? receivedAt : unansweredSince;
    }

    /** A person or the robot answers. */
    public void answered() {
        unansweredSince = null;
    }

    /**
     * An answer did not reach them.
     *
     * @param since when the first message was received that is without an answer now; empty where all have one
     */
    public void unanswered(Optional<Instant> since) {
        unansweredSince = since.orElse(null);
    }

    /**
     * Their window, where it ends, or has ended, without an answer to what they wrote. One that ended before they wrote last is
     * none: quota-service has not told of the next one yet. Nor is one that entering the session brought after one was lost, nor
     * that of a user who is blocked.
     */
    public Optional<UnansweredWindow> unansweredWindow() {
        return unansweredSince == null
                        || isBlocked()
                        || quotaExpiresAt == null
                        || lastConversation == null
                        || quotaExpiresAt.equals(toldLost)
                        || messageReceivedAt != null && !quotaExpiresAt.isAfter(messageReceivedAt)
                        || !hasWrittenSinceLoss()
                ? Optional.empty()
                : Optional.of(new UnansweredWindow(
                        key(), lastConversation, unansweredSince, quotaExpiresAt, quotaExpiresAt.equals(toldClosing)));
    }

    /** A message that was received before the loss counts where it is their newest push: its window was not known yet. */
    private boolean hasWrittenSinceLoss() {
        return toldLost == null
                || pushKind == NewestPush.Kind.MESSAGE
                || messageReceivedAt != null && messageReceivedAt.isAfter(toldLost);
    }

    /** It has been told that this window ends soon. */
    public void toldClosing(UnansweredWindow window) {
        toldClosing = window.closesAt();
    }

    /** It has been told that this window is lost. */
    public void toldLost(UnansweredWindow window) {
        toldLost = window.closesAt();
    }

    /** When each of the texts for waiting users was last asked for. */
    public TextsAsked textsAsked() {
        return new TextsAsked(assignedTextAt, queuedTextAt, offlineTextAt, closedTextAt);
    }

    public void textsAsked(TextsAsked asked) {
        assignedTextAt = asked.assigned();
        queuedTextAt = asked.queued();
        offlineTextAt = asked.offline();
        closedTextAt = asked.closed();
    }
}
