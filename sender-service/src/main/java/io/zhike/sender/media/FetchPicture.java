package io.zhike.sender.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.sender.token.AccessToken;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.wechat.Backoff;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.MediaAnswer;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Brings one picture from WeChat to agent-service. */
@ApplicationScoped
class FetchPicture {

    private static final Logger LOG = Logger.getLogger(FetchPicture.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private final AccessTokens tokens;
    private final WeChatClient wechat;
    private final PictureStore store;
    private final PictureFetches fetches;
    private final Clock clock;
    private final MeterRegistry meters;

    FetchPicture(
            AccessTokens tokens,
            WeChatClient wechat,
            PictureStore store,
            PictureFetches fetches,
            Clock clock,
            MeterRegistry meters) {
        this.tokens = tokens;
        this.wechat = wechat;
        this.store = store;
        this.fetches = fetches;
        this.clock = clock;
        this.meters = meters;
    }

    /** What came of it. */
    private sealed interface Outcome {

        record Kept() implements Outcome {}

        /** Nobody will ever have it. */
        record Lost(String cause) implements Outcome {}

        record Later(String cause) implements Outcome {}
    }

    void fetch(PictureFetch picture) {
        Outcome outcome = attempt(picture);
        meters.counter(
                        "zhike.sender.pictures",
                        "app",
                        picture.appId(),
                        "result",
                        outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                .increment();
        switch (outcome) {
            case Outcome.Kept _ -> fetches.done(picture.messageId());
            case Outcome.Lost(String cause) -> lose(picture, cause);
            case Outcome.Later(String cause) -> {
                Instant again = clock.instant()
                        .plus(PAUSES.after(
                                picture.attempt(), ThreadLocalRandom.current().nextDouble()));
                if (again.isBefore(picture.giveUpAt())) {
                    fetches.again(picture.messageId(), again);
                } else {
                    lose(picture, cause);
                }
            }
        }
    }

    private void lose(PictureFetch picture, String cause) {
        LOG.warnf(
                "A user's picture cannot be had. app=%s message=%s cause=%s",
                picture.appId(), picture.messageId(), cause);
        fetches.done(picture.messageId());
    }

    private Outcome attempt(PictureFetch picture) {
        Optional<AccessToken> token = tokens.current(picture.appId());
        if (token.isEmpty()) {
            return new Outcome.Later("no access token");
        }
        return switch (wechat.media(token.get().value(), picture.weChatId())) {
            case MediaAnswer.Bytes(byte[] bytes) -> keep(picture, bytes);
            case MediaAnswer.Refused(ApiError error) -> refused(picture, token.get(), error);
            case MediaAnswer.Unreadable(String cause) -> new Outcome.Later(cause);
        };
    }

    private Outcome keep(PictureFetch picture, byte[] bytes) {
        return switch (store.keep(picture.appId(), picture.messageId(), bytes)) {
            case PictureStore.Kept.Done _ -> new Outcome.Kept();
            case PictureStore.Kept.Refused(int status) -> new Outcome.Lost("agent-service: HTTP status " + status);
            case PictureStore.Kept.Away(String cause) -> new Outcome.Later("agent-service: " + cause);
        };
    }

    private Outcome refused(PictureFetch picture, AccessToken token, ApiError error) {
        return switch (SendResult.of(error)) {
            case SendResult.TokenRejected _ -> {
                tokens.rejected(picture.appId(), token);
                yield new Outcome.Later("errcode " + error.errcode());
            }
            case SendResult.Busy _, SendResult.ApiLimitReached _ -> new Outcome.Later("errcode " + error.errcode());
            default -> new Outcome.Lost("errcode " + error.errcode());
        };
    }
}
