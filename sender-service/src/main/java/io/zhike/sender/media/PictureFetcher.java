package io.zhike.sender.media;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.wechat.CallConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Fetches pictures as they come, few of an app at a time, on every replica; a slow poll finds what others leave. */
@ApplicationScoped
class PictureFetcher {

    private static final Logger LOG = Logger.getLogger(PictureFetcher.class);
    private static final int AT_A_TIME = 4;

    private final PictureFetches fetches;
    private final FetchPicture fetchPicture;
    private final Map<String, Semaphore> freeByApp;
    private final Duration lease;
    private volatile boolean stopping;

    PictureFetcher(AccessTokens tokens, PictureFetches fetches, FetchPicture fetchPicture, CallConfig calls) {
        this.fetches = fetches;
        this.fetchPicture = fetchPicture;
        this.freeByApp = tokens.apps().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new Semaphore(AT_A_TIME)));
        // One call of WeChat, one of agent-service, and whatever delays them.
        this.lease = calls.timeout().multipliedBy(4);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PictureCame picture) {
        Thread.ofVirtual().name("pictures-" + picture.appId()).start(() -> start(picture.appId()));
    }

    @Scheduled(every = "{zhike.sender.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        freeByApp.keySet().forEach(this::start);
    }

    private void start(String appId) {
        Optional.ofNullable(freeByApp.get(appId)).ifPresent(free -> start(appId, free));
    }

    private void start(String appId, Semaphore free) {
        int most = free.drainPermits();
        int claimed = 0;
        try {
            if (most > 0 && !stopping) {
                var claims = fetches.claim(appId, most, lease);
                claimed = claims.size();
                claims.forEach(picture -> Thread.ofVirtual()
                        .name("picture-" + picture.messageId())
                        .start(() -> fetch(picture, free)));
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Pictures cannot be claimed now; trying again. app=%s cause=%s",
                    appId, e.getClass().getSimpleName());
        } finally {
            free.release(most - claimed);
        }
    }

    private void fetch(PictureFetch picture, Semaphore free) {
        try {
            fetchPicture.fetch(picture);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A picture's fetch broke off; it is tried again. message=%s cause=%s",
                    picture.messageId(), e.getClass().getSimpleName());
        } finally {
            free.release();
        }
        if (!stopping) {
            start(picture.appId(), free);
        }
    }
}
