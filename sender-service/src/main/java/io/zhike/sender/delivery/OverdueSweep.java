package io.zhike.sender.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Looks for overdue replies now and then, on every replica. */
@ApplicationScoped
class OverdueSweep {

    private static final Logger LOG = Logger.getLogger(OverdueSweep.class);

    private final SettleOverdue settleOverdue;
    private volatile boolean stopping;

    OverdueSweep(SettleOverdue settleOverdue) {
        this.settleOverdue = settleOverdue;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "{zhike.sender.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = settleOverdue.settle();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Overdue replies could not be settled now. cause=%s", FailureKind.of(e));
        }
    }
}
