package io.zhike.quota.window;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.outbox.AfterCommit;
import io.zhike.quota.ledger.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Takes note of how an approved reply ended, and of what that says about its user's window. */
@ApplicationScoped
class SettleReply {

    private static final Logger LOG = Logger.getLogger(SettleReply.class);

    private final ReplyWindows windows;
    private final BatchReads reads;
    private final MeterRegistry meters;
    private final AfterCommit afterCommit;
    private final Clock clock;

    SettleReply(ReplyWindows windows, BatchReads reads, MeterRegistry meters, AfterCommit afterCommit, Clock clock) {
        this.windows = windows;
        this.reads = reads;
        this.meters = meters;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /** Replies that were never approved, those refused here among them, are nothing. */
    void settle(ReplySettled settled) {
        ReplyRow row = reads.reply(settled.user(), settled.replyId());
        if (row == null || !row.reply().mayEnd(settled.outcome())) {
            return;
        }
        Settling settling = windows.of(settled.user()).settle(row.reply(), settled);
        row.take(settling.reply());
        row.attemptedAt = settled.attemptedAt();
        settling.change()
                .ifPresentOrElse(
                        change -> windows.change(settled.user(), settling.window(), change, clock.instant()),
                        () -> windows.keep(settled.user(), settling.window()));
        Contradiction.in(settled)
                .filter(contradiction -> saysOtherwise(contradiction, settling))
                .ifPresent(contradiction -> {
                    LOG.warnf(
                            "WeChat refused a reply that was approved. user=%s reply=%s says=%s",
                            settled.user().masked(), settled.replyId(), contradiction);
                    drift(settled, contradiction.name());
                });
        settling.change().filter(change -> change.why() == Why.WECHAT_TOOK_MORE).ifPresent(_ -> {
            LOG.warnf(
                    "WeChat took a reply although none was left by the count here. user=%s reply=%s",
                    settled.user().masked(), settled.replyId());
            drift(settled, "TOOK_MORE");
        });
    }

    /** A probe that is refused for the count says that it is ours, and what changes nothing says nothing. */
    private static boolean saysOtherwise(Contradiction contradiction, Settling settling) {
        boolean probed = settling.reply().probes() != Reply.NO_TALLY;
        return settling.change().isPresent() && !(probed && contradiction == Contradiction.NONE_LEFT);
    }

    /** @param says what WeChat's count or clock says otherwise than ours */
    private void drift(ReplySettled settled, String says) {
        afterCommit.run(() -> meters.counter("zhike.quota.drift", "app", settled.appId(), "says", says)
                .increment());
    }
}
