package io.zhike.sender.delivery;

import io.zhike.sender.token.AccessTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends one app's replies: claims as many as may be called for at a time, each on a thread of its own. It claims none
 * while there is no access token to call with. What goes slowly or badly in one lane touches no other.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String appId;
    private final DeliveryConfig config;
    private final AccessTokens tokens;
    private final ClaimReplies claimReplies;
    private final SendReply sendReply;
    private final EndAttempt endAttempt;
    private final Semaphore nudges = new Semaphore(0);
    private final Semaphore freeCalls;
    private volatile boolean outOfCalls;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    Lane(
            String appId,
            DeliveryConfig config,
            AccessTokens tokens,
            ClaimReplies claimReplies,
            SendReply sendReply,
            EndAttempt endAttempt) {
        this.appId = appId;
        this.config = config;
        this.tokens = tokens;
        this.claimReplies = claimReplies;
        this.sendReply = sendReply;
        this.endAttempt = endAttempt;
        this.freeCalls = new Semaphore(config.concurrency());
        this.thread = Thread.ofVirtual().name("lane-" + appId).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Something may be ready to leave. */
    void nudge() {
        nudges.release();
    }

    /** Claims nothing more. */
    void stop() {
        stopping.countDown();
        nudge();
    }

    /** Waits for the calls under way and what they came to, so that a stop in good order leaves nothing UNKNOWN. */
    void awaitEnd(Duration longest) {
        try {
            thread.join(longest);
            if (!freeCalls.tryAcquire(config.concurrency(), longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("Calls of WeChat are still under way at the stop; they will be UNKNOWN. app=%s", appId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                if (!sendDue()) {
                    nudges.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                    nudges.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether more may be due than there were free calls for. */
    private boolean sendDue() throws InterruptedException {
        if (tokens.current(appId).isEmpty()) {
            return false;
        }
        // Before it is known: a call that ends meanwhile must not go unheard.
        outOfCalls = true;
        int free = freeCalls.drainPermits();
        List<Claim> claims = free == 0 ? List.of() : claim(free);
        freeCalls.release(free - claims.size());
        outOfCalls = claims.size() == free;
        claims.forEach(
                claim -> Thread.ofVirtual().name("reply-" + claim.replyId()).start(() -> send(claim)));
        return free > 0 && claims.size() == free;
    }

    private List<Claim> claim(int most) throws InterruptedException {
        try {
            return claimReplies.claim(appId, most);
        } catch (RuntimeException e) {
            LOG.warnf("Replies cannot be claimed now; trying again. app=%s cause=%s", appId, FailureKind.of(e));
            stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            return List.of();
        }
    }

    private void send(Claim claim) {
        try {
            record(claim, sendReply.send(claim));
        } catch (RuntimeException e) {
            LOG.errorf(
                    "An attempt broke off; past its deadline the reply is UNKNOWN. reply=%s cause=%s",
                    claim.replyId(), FailureKind.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            freeCalls.release();
            if (outOfCalls) {
                nudge();
            }
        }
    }

    /** What WeChat said is not forgotten while the database is away: an UNKNOWN that comes of it is corrected later. */
    private void record(Claim claim, Attempt attempt) throws InterruptedException {
        do {
            try {
                endAttempt.end(claim, attempt);
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "An attempt's end cannot be recorded now; trying again. reply=%s cause=%s",
                        claim.replyId(), FailureKind.of(e));
            }
        } while (!stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
    }
}
