package io.zhike.quota.window;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.outbound.ReplySettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Takes note of how an approved reply ended, and of what that says about its user's window. */
@ApplicationScoped
class SettleReply {

    private static final Logger LOG = Logger.getLogger(SettleReply.class);

    private final ReplyWindows windows;
    private final MeterRegistry meters;
    private final Clock clock;

    SettleReply(ReplyWindows windows, MeterRegistry meters, Clock clock) {
        this.windows = windows;
        this.meters = meters;
        this.clock = clock;
    }

    /** Replies that were never approved, those refused here among them, are nothing. */
    void settle(ReplySettled settled) {
        ReplyRow row = ReplyRow.of(settled.user(), settled.replyId());
        if (row == null || !row.reply().mayEnd(settled.outcome())) {
            return;
        }
        Settling settling = windows.of(settled.user()).settle(row.reply(), settled);
        row.take(settling.reply());
        row.attemptedAt = settled.attemptedAt();
        settling.change()
                .ifPresent(change -> windows.change(settled.user(), settling.window(), change, clock.instant()));
        Contradiction.in(settled).ifPresent(contradiction -> report(settled, contradiction));
    }

    private void report(ReplySettled settled, Contradiction contradiction) {
        LOG.warnf(
                "WeChat refused a reply that was approved. user=%s reply=%s says=%s",
                settled.user().masked(), settled.replyId(), contradiction);
        meters.counter("zhike.quota.drift", "app", settled.appId(), "says", contradiction.name())
                .increment();
    }
}
