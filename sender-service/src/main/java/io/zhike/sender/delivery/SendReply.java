package io.zhike.sender.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.sender.breaker.Breakers;
import io.zhike.sender.token.AccessToken;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.wechat.CallConfig;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.OutgoingContent;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the one call that a claim allows. */
@ApplicationScoped
class SendReply {

    private static final Logger LOG = Logger.getLogger(SendReply.class);

    /** It opened after the reply was claimed. */
    private static final SendResult BREAKER_OPEN = new SendResult.NotSent("calls of WeChat go wrong");

    private final AccessTokens tokens;
    private final OutgoingReplies outgoing;
    private final WeChatClient wechat;
    private final Breakers breakers;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration timeout;

    SendReply(
            AccessTokens tokens,
            OutgoingReplies outgoing,
            WeChatClient wechat,
            Breakers breakers,
            MeterRegistry meters,
            Clock clock,
            CallConfig calls) {
        this.tokens = tokens;
        this.outgoing = outgoing;
        this.wechat = wechat;
        this.breakers = breakers;
        this.meters = meters;
        this.clock = clock;
        this.timeout = calls.timeout();
    }

    /** Returns within the timeout. */
    Attempt send(Claim claim) {
        Instant attemptedAt = clock.instant();
        Optional<AccessToken> token = tokens.current(claim.user().appId());
        SendResult result = call(claim, token, attemptedAt);
        Attempt attempt = new Attempt(
                claim.attempt(),
                attemptedAt,
                clock.instant(),
                result,
                token.map(AccessToken::grantedAt).orElse(null));
        meters.timer(
                        "zhike.sender.attempts",
                        "app",
                        claim.user().appId(),
                        "result",
                        AttemptResult.of(result).name(),
                        "errcode",
                        Objects.toString(attempt.errcode(), "none"))
                .record(Duration.between(attemptedAt, attempt.answeredAt()));
        log(claim, attempt);
        return attempt;
    }

    private SendResult call(Claim claim, Optional<AccessToken> token, Instant now) {
        if (!claim.mayStart(now, timeout)) {
            return new SendResult.NotSent("too late to start a call");
        }
        if (token.isEmpty()) {
            return new SendResult.NotSent("no access token");
        }
        Optional<ReplyContent> content = StoredContent.read(claim.content());
        if (content.isEmpty()) {
            return new SendResult.NotSent("content that is not known here");
        }
        SendResult result = attempt(claim, token.get(), content.get());
        if (result instanceof SendResult.TokenRejected) {
            tokens.rejected(claim.user().appId(), token.get());
        }
        return result;
    }

    private SendResult attempt(Claim claim, AccessToken token, ReplyContent content) {
        return switch (outgoing.of(claim.user().appId(), token, content)) {
            case OutgoingReplies.Prepared.NotReady(SendResult why) -> why;
            case OutgoingReplies.Prepared.Ready(OutgoingContent ready) -> send(claim, token, content, ready);
        };
    }

    private SendResult send(Claim claim, AccessToken token, ReplyContent content, OutgoingContent ready) {
        // Its picture's upload takes time too; what was uploaded is there at the next attempt.
        if (!claim.mayStart(clock.instant(), timeout)) {
            return new SendResult.NotSent("too late to start a call");
        }
        CustomMessage message = new CustomMessage(claim.user().openId(), ready);
        SendResult result = breakers.of(claim.user().appId())
                .call(() -> wechat.send(token.value(), message), SendReply::isUnanswered, BREAKER_OPEN);
        if (result instanceof SendResult.MediaGone) {
            outgoing.forgetUpload(claim.user().appId(), content);
        }
        return result;
    }

    private static void log(Claim claim, Attempt attempt) {
        LOG.logf(
                level(attempt.result()),
                "An attempt to send a reply ended. reply=%s user=%s attempt=%d result=%s errcode=%s cause=%s",
                claim.replyId(),
                claim.user().masked(),
                attempt.number(),
                AttemptResult.of(attempt.result()),
                attempt.errcode(),
                cause(attempt.result()));
    }

    /** What someone who runs the installation should see. */
    private static Logger.Level level(SendResult result) {
        if (result instanceof SendResult.Failed failed && failed.reason().alerts()) {
            return Logger.Level.ERROR;
        }
        return isUnanswered(result) ? Logger.Level.WARN : Logger.Level.DEBUG;
    }

    /** An errcode is an answer too, whatever it says. */
    private static boolean isUnanswered(SendResult result) {
        return result instanceof SendResult.Unknown || result instanceof SendResult.NotSent;
    }

    private static @Nullable String cause(SendResult result) {
        return switch (result) {
            case SendResult.Unknown(String cause) -> cause;
            case SendResult.NotSent(String cause) -> cause;
            case SendResult.Sent _,
                    SendResult.Busy _,
                    SendResult.TokenRejected _,
                    SendResult.MediaGone _,
                    SendResult.WindowClosed _,
                    SendResult.QuotaExhausted _,
                    SendResult.ApiLimitReached _,
                    SendResult.Failed _ -> null;
        };
    }
}
