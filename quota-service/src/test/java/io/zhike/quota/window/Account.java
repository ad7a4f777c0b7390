package io.zhike.quota.window;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import io.zhike.quota.policy.Allowance;
import io.zhike.quota.policy.Figures;
import io.zhike.quota.policy.Preset;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import io.zhike.quota.policy.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One user's window with its replies, kept in memory: what the use cases do, without their tables. */
final class Account {

    static final QuotaPolicy GUIDE = new QuotaPolicy(Timetable.of(Preset.GUIDE.figures()), Sharing.leaving(1), false);

    private final QuotaPolicy policy;
    private final Map<UUID, Reply> replies = new LinkedHashMap<>();
    private ReplyWindow window = ReplyWindow.NEVER_OPENED;

    Account() {
        this(GUIDE);
    }

    Account(QuotaPolicy policy) {
        this.policy = policy;
    }

    /** One whose figures are those that a naive WeChat counts by. */
    static Account of(NaiveWeChat.Figures figures, int reserve) {
        return new Account(new QuotaPolicy(
                Timetable.of(new Figures(
                        "test",
                        new Allowance(figures.perEntering(), Duration.ofMillis(figures.enteringLasts())),
                        new Allowance(figures.perMessage(), Duration.ofMillis(figures.messageLasts())))),
                Sharing.leaving(reserve),
                false));
    }

    ReplyWindow window() {
        return window;
    }

    int remaining() {
        return window.remaining();
    }

    /** A push that comes in the moment in which it was made. */
    Account push(NewestPush.Kind kind, Instant at) {
        return push(new NewestPush(UUID.randomUUID(), kind, at, at), at);
    }

    Account push(NewestPush push, Instant now) {
        Grant grant = Grant.of(push, policy.allowance(push.kind(), Grant.earliest(push)));
        Granted granted = window.grant(grant, replies.values(), now);
        granted.counted().forEach(this::store);
        window = granted.window();
        return this;
    }

    Decision ask(UUID replyId, ReplySource source, Instant now) {
        Decision decision = window.decide(source, policy, now);
        if (decision instanceof Decision.Approved approved) {
            store(approved.reply(replyId, source));
            window = approved.window();
        }
        return decision;
    }

    /** The id of a person's reply that must be approved. */
    UUID approved(Instant now) {
        UUID id = UUID.randomUUID();
        if (!(ask(id, ReplySource.AGENT, now) instanceof Decision.Approved)) {
            throw new AssertionError("refused with " + window);
        }
        return id;
    }

    /** What the end of the reply changed, if anything. */
    Optional<Why> settle(
            UUID replyId,
            Outcome outcome,
            @Nullable Integer errcode,
            @Nullable Instant attemptedAt,
            @Nullable Instant answeredAt,
            Instant now) {
        Reply reply = Objects.requireNonNull(replies.get(replyId));
        if (!reply.mayEnd(outcome)) {
            return Optional.empty();
        }
        Settling settling = window.settle(
                reply,
                new ReplySettled(
                        UUID.randomUUID(),
                        "wx1",
                        "user",
                        replyId,
                        now,
                        outcome,
                        null,
                        null,
                        errcode,
                        attemptedAt,
                        answeredAt));
        store(settling.reply());
        window = settling.window();
        return settling.change().map(Change::why);
    }

    /** An end that WeChat told of in the moment of the attempt. */
    Optional<Why> settle(UUID replyId, Outcome outcome, Instant at) {
        return settle(replyId, outcome, null, at, at, at);
    }

    Optional<Why> refusedByWeChat(UUID replyId, int errcode, Instant attemptedAt) {
        Instant answeredAt = attemptedAt.plusMillis(50);
        return settle(replyId, Outcome.REFUSED, errcode, attemptedAt, answeredAt, answeredAt);
    }

    private void store(Reply reply) {
        replies.put(reply.id(), reply);
    }
}
