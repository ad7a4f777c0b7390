package io.zhike.sender.delivery;

import io.zhike.sender.token.AccessTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends one app's replies: claims no more than calls may begin now, each on a thread of its own, so that what has to wait
 * waits in the table. It claims none while there is no access token to call with. What goes slowly or badly in one lane
 * touches no other.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String appId;
    private final Duration poll;
    private final FreeCalls calls;
    private final AccessTokens tokens;
    private final ClaimReplies claimReplies;
    private final SendReply sendReply;
    private final EndAttempt endAttempt;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean outOfCalls;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    Lane(
            String appId,
            Duration poll,
            FreeCalls calls,
            AccessTokens tokens,
            ClaimReplies claimReplies,
            SendReply sendReply,
            EndAttempt endAttempt) {
        this.appId = appId;
        this.poll = poll;
        this.calls = calls;
        this.tokens = tokens;
        this.claimReplies = claimReplies;
        this.sendReply = sendReply;
        this.endAttempt = endAttempt;
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
            if (!calls.awaitEnd(longest)) {
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
                sendDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when more may be due. */
    private void sendDue() throws InterruptedException {
        if (tokens.current(appId).isEmpty()) {
            awaitNudge();
            return;
        }
        // Before it is known: a call that ends meanwhile must not go unheard.
        outOfCalls = true;
        switch (calls.take()) {
            case FreeCalls.Share.Some(int most) -> {
                outOfCalls = begin(most) == most;
                if (!outOfCalls) {
                    awaitNudge();
                }
            }
            case FreeCalls.Share.None _ -> awaitNudge();
            case FreeCalls.Share.Later(Duration pause) -> stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void awaitNudge() throws InterruptedException {
        nudges.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
        nudges.drainPermits();
    }

    /** How many began. */
    private int begin(int most) throws InterruptedException {
        List<Claim> claims = claim(most);
        calls.giveBack(most - claims.size());
        claims.forEach(
                claim -> Thread.ofVirtual().name("reply-" + claim.replyId()).start(() -> send(claim)));
        return claims.size();
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
            calls.end();
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
