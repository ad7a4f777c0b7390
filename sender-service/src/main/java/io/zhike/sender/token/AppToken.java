package io.zhike.sender.token;

import io.zhike.sender.wechat.Backoff;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.ErrorCode;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One app's access token: at most one request for it is under way. */
final class AppToken {

    private static final Logger LOG = Logger.getLogger(AppToken.class);

    /** WeChat was not reached, or was busy. */
    private static final Backoff NO_ANSWER = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** WeChat said no: that changes only when someone changes a setting, here or in WeChat's console. */
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final String appId;
    private final String secret;
    private final WeChatClient wechat;
    private final Clock clock;
    private final Runnable onArrival;
    private TokenState state = TokenState.initial();

    /** What the log said last of a failure, so that it says each one once. */
    private String complaint = "";

    AppToken(String appId, String secret, WeChatClient wechat, Clock clock, Runnable onArrival) {
        this.appId = appId;
        this.secret = secret;
        this.wechat = wechat;
        this.clock = clock;
        this.onArrival = onArrival;
    }

    /** The token to use now; starts a request for the next one where it is time. Never waits. */
    synchronized Optional<AccessToken> current() {
        Instant now = clock.instant();
        state.refreshAt(now).ifPresent(refreshing -> {
            state = refreshing;
            Thread.ofVirtual().name("token-" + appId).start(this::refresh);
        });
        return state.usableAt(now);
    }

    synchronized void rejected(AccessToken token) {
        state = state.rejected(token);
    }

    private void refresh() {
        StableTokenAnswer answer;
        try {
            answer = wechat.stableToken(new StableTokenRequest(appId, secret, false));
        } catch (RuntimeException e) {
            answer = new StableTokenAnswer.Unreadable(e.getClass().getSimpleName());
        }
        take(answer, clock.instant());
        if (answer instanceof StableTokenAnswer.Granted) {
            onArrival.run();
        }
    }

    private synchronized void take(StableTokenAnswer answer, Instant now) {
        switch (answer) {
            case StableTokenAnswer.Granted(String token, Duration expiresIn) -> {
                state = state.granted(new AccessToken(token, now, now.plus(expiresIn)));
                noteArrival();
            }
            case StableTokenAnswer.Refused(var error) -> {
                boolean busy = ErrorCode.of(error.errcode())
                        .filter(code -> code == ErrorCode.SYSTEM_BUSY || code == ErrorCode.TOO_OFTEN)
                        .isPresent();
                fail(now, busy ? NO_ANSWER : REFUSED);
                complain(Logger.Level.ERROR, refusal(error.errcode()));
            }
            case StableTokenAnswer.Unreadable(String cause) -> {
                fail(now, NO_ANSWER);
                complain(Logger.Level.WARN, "cause=" + cause);
            }
        }
    }

    private void fail(Instant now, Backoff backoff) {
        double chance = ThreadLocalRandom.current().nextDouble();
        state = state.failed(now, backoff.after(state.failures() + 1, chance));
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
