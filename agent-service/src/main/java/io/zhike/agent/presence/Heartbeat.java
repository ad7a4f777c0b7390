package io.zhike.agent.presence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Notes every few seconds whose workbench is open at this replica, and looks for agents whose is open at none. A replica
 * that cannot note it sends its workbenches away, to another that can.
 */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final OpenWorkbenches workbenches;
    private final Attendance attendance;
    private final LeaveDesk leaveDesk;
    private final PresenceConfig config;
    private final Clock clock;
    private volatile Watch watch = Watch.NONE;
    private volatile boolean stopping;

    Heartbeat(
            OpenWorkbenches workbenches,
            Attendance attendance,
            LeaveDesk leaveDesk,
            PresenceConfig config,
            Clock clock) {
        this.workbenches = workbenches;
        this.attendance = attendance;
        this.leaveDesk = leaveDesk;
        this.config = config;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "{zhike.presence.heartbeat}", concurrentExecution = ConcurrentExecution.SKIP)
    void beat() {
        try {
            workbenches.ask();
            attendance.seen(workbenches.agents());
            Instant now = clock.instant();
            watch = watch.look(now, config.grace());
            if (watch.hasLasted(now, config.grace())) {
                attendance.missingSince(now.minus(config.grace())).forEach(leaveDesk::leave);
            }
        } catch (RuntimeException e) {
            if (stopping) {
                return;
            }
            LOG.warnf("It cannot be noted whose workbench is open. failure=%s", e);
            if (watch.isBlind(clock.instant(), config.grace())) {
                watch = Watch.NONE;
                workbenches.reconnect();
            }
        }
    }
}
