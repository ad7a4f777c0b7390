package io.zhike.quota.window;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.Topic;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.outbox.AfterCommit;
import io.zhike.outbox.Outbox;
import io.zhike.quota.ledger.Why;
import io.zhike.quota.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Approves a reply or refuses it, as {@link ReplyWindow#decide} says. */
@ApplicationScoped
class DecideReply {

    private static final Logger LOG = Logger.getLogger(DecideReply.class);

    private final ApplyGrant grants;
    private final ReplyWindows windows;
    private final BatchReads reads;
    private final Policies policies;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final AfterCommit afterCommit;
    private final Clock clock;

    DecideReply(
            ApplyGrant grants,
            ReplyWindows windows,
            BatchReads reads,
            Policies policies,
            Outbox outbox,
            MeterRegistry meters,
            AfterCommit afterCommit,
            Clock clock) {
        this.grants = grants;
        this.windows = windows;
        this.reads = reads;
        this.policies = policies;
        this.outbox = outbox;
        this.meters = meters;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /** A reply that was approved already stays so, whoever asks again. */
    void decide(ReplyRequested request) {
        pushes(request).forEach(push -> grants.apply(request.user(), push));
        if (reads.reply(request.user(), request.replyId()) != null) {
            return;
        }
        Instant now = clock.instant();
        ReplyWindow window = windows.of(request.user());
        switch (window.decide(request.source(), policies.of(request.appId()), now)) {
            case Decision.Approved approved -> approve(request, approved, now);
            case Decision.Refused(Rule rule) -> refuse(request, rule, now);
        }
    }

    /** Those that the request names, in the order in which they are applied. */
    static Stream<NewestPush> pushes(ReplyRequested request) {
        return Stream.of(request.newestMessage(), request.newestPush()).flatMap(Stream::ofNullable);
    }

    private void approve(ReplyRequested request, Decision.Approved approved, Instant now) {
        Reply reply = approved.reply(request.replyId(), request.source());
        ReplyRow row = new ReplyRow(request.user(), reply, now);
        row.persist();
        reads.add(row);
        Why why = approved.probe() ? Why.PROBED : Why.REPLY_APPROVED;
        windows.change(request.user(), approved.window(), Change.of(reply, why), now);
        outbox.add(
                Topic.OUTBOUND_APPROVED,
                new ReplyApproved(
                        UuidCreator.getTimeOrderedEpoch(),
                        request.appId(),
                        request.openId(),
                        request.replyId(),
                        now,
                        approved.sendBefore(),
                        request.source(),
                        request.content()));
        count(request, why.name());
    }

    private void refuse(ReplyRequested request, Rule rule, Instant now) {
        outbox.add(
                Topic.OUTBOUND_SETTLED,
                new ReplySettled(
                        UuidCreator.getTimeOrderedEpoch(),
                        request.appId(),
                        request.openId(),
                        request.replyId(),
                        now,
                        Outcome.REFUSED,
                        rule.reason(),
                        rule,
                        null,
                        null,
                        null));
        count(request, rule.name());
        LOG.infof(
                "A reply is refused. user=%s reply=%s source=%s rule=%s",
                request.user().masked(), request.replyId(), request.source(), rule);
    }

    private void count(ReplyRequested request, String decision) {
        afterCommit.run(() -> meters.counter(
                        "zhike.quota.decisions",
                        "app",
                        request.appId(),
                        "source",
                        request.source().name(),
                        "decision",
                        decision)
                .increment());
    }
}
