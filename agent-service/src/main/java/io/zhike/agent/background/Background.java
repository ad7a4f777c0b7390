package io.zhike.agent.background;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Threads for work that nobody waits for, until the service stops. Whatever is given here must be found again by a
 * sweep: it is lost where the process ends.
 */
@ApplicationScoped
public class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean stopping;

    /** Does the work soon, on another thread; not any more where the service stops. */
    public void run(Runnable work) {
        if (!stopping) {
            threads.execute(() -> attempt(work));
        }
    }

    void attempt(Runnable work) {
        try {
            work.run();
            if (failing.getAndSet(false)) {
                LOG.info("Background work succeeds again.");
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                tell(e);
            }
        }
    }

    /** With its stack once: while PostgreSQL is away everything fails, many times in a second. */
    private void tell(RuntimeException failure) {
        if (failing.getAndSet(true)) {
            LOG.debug("Background work failed again; a sweep repeats it.", failure);
        } else {
            LOG.warn("Background work failed; a sweep repeats it.", failure);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
