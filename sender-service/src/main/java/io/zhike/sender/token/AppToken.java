package io.zhike.sender.token;

import io.zhike.sender.token.TokenState.Refreshing;
import io.zhike.sender.wechat.Backoff;
import io.zhike.wechat.api.ErrorCode;
import io.zhike.wechat.api.StableTokenAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One app's access token: at most one request for it is under way. */
final class AppToken {

    private static final Logger LOG = Logger.getLogger(AppToken.class);

    /** WeChat was not reached, or was busy. */
    private static final Backoff NO_ANSWER = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** WeChat said no: that changes only when someone changes a setting, here or in WeChat's console. */
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final String appId;
    private final Supplier<StableTokenAnswer> request;
    private final Executor threads;
    private final Clock clock;
    private final Runnable onArrival;
    private TokenState state = TokenState.initial();

    /** What the log said last of a failure, so that it says each one once. */
    private String complaint = "";

    /**
     * @param request asks WeChat, and takes its time
     * @param threads where it may do so
     * @param onArrival told of every new token
     */
    AppToken(String appId, Supplier<StableTokenAnswer> request, Executor threads, Clock clock, Runnable onArrival) {
        this.appId = appId;
        this.request = request;
        this.threads = threads;
        this.clock = clock;
        this.onArrival = onArrival;
    }

    /** The token to use now; starts a request for the next one where it is time. Never waits. */
    synchronized Optional<AccessToken> current() {
        Instant now = clock.instant();
        state.refreshingAt(now).ifPresent(refreshing -> {
            become(refreshing);
            threads.execute(this::refresh);
        });
        return state.usableAt(now);
    }

    /** WeChat did not take that token: it is not used again. */
    synchronized void rejected(AccessToken token) {
        become(state.rejected(token));
    }

    private void refresh() {
        if (take(ask(), clock.instant())) {
            onArrival.run();
        }
    }

    /** A failure is an answer too: without one nobody would ever ask again. */
    private StableTokenAnswer ask() {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return new StableTokenAnswer.Unreadable(e.getClass().getSimpleName());
        }
    }

    /** Whether it brought a token. */
    private synchronized boolean take(StableTokenAnswer answer, Instant now) {
        return switch (answer) {
            case StableTokenAnswer.Granted(String token, Duration expiresIn)
            when expiresIn.isPositive() -> {
                become(refreshing().granted(new AccessToken(token, now, now.plus(expiresIn))));
                noteArrival();
                yield true;
            }
            // It would be asked for again at once, and again.
            case StableTokenAnswer.Granted _ -> {
                fail(now, NO_ANSWER);
                complain(Logger.Level.WARN, "cause=the token had ended already");
                yield false;
            }
            case StableTokenAnswer.Refused(var error) -> {
                boolean busy = ErrorCode.of(error.errcode())
                        .filter(code -> code == ErrorCode.SYSTEM_BUSY || code == ErrorCode.TOO_OFTEN)
                        .isPresent();
                fail(now, busy ? NO_ANSWER : REFUSED);
                complain(Logger.Level.ERROR, refusal(error.errcode()));
                yield false;
            }
            case StableTokenAnswer.Unreadable(String cause) -> {
                fail(now, NO_ANSWER);
                complain(Logger.Level.WARN, "cause=" + cause);
                yield false;
            }
        };
    }

    private void fail(Instant now, Backoff backoff) {
        Refreshing refreshing = refreshing();
        double chance = ThreadLocalRandom.current().nextDouble();
        become(refreshing.failed(now, backoff.after(refreshing.failures() + 1, chance)));
    }

    private Refreshing refreshing() {
        if (state instanceof Refreshing refreshing) {
            return refreshing;
        }
        throw new IllegalStateException("An answer to no request: " + state);
    }

    private void become(TokenState next) {
        if (!next.equals(state)) {
            LOG.debugf("The access token stands otherwise. app=%s before=%s after=%s", appId, state, next);
            state = next;
        }
    }

    private void complain(Logger.Level level, String what) {
        boolean known = what.equals(complaint);
        complaint = what;
        LOG.logf(
                known ? Logger.Level.DEBUG : level,
                "WeChat gives no access token; the app's replies wait. app=%s %s",
                appId,
                what);
    }

    private void noteArrival() {
        if (!complaint.isEmpty()) {
            complaint = "";
            LOG.infof("WeChat gives access tokens again. app=%s", appId);
        }
    }

    private String refusal(int errcode) {
        String meaning = ErrorCode.of(errcode).map(ErrorCode::message).orElse("not known");
        return "errcode=%d meaning=\"%s\" setting=zhike.apps.\"%s\".secret".formatted(errcode, meaning, appId);
    }
}
