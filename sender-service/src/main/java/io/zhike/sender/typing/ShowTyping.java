package io.zhike.sender.typing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhike.events.UserKey;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.TypingRequest;
import io.zhike.wechat.api.TypingRequest.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells WeChat that somebody types, as well as it goes: what is lost is shown by nobody, and costs nothing else. WeChat shows
 * it for 15 seconds and wants no second word meanwhile (errcode 45081).
 */
@ApplicationScoped
class ShowTyping {

    private static final Logger LOG = Logger.getLogger(ShowTyping.class);
    private static final Duration SHOWN = Duration.ofSeconds(15);
    private static final int MOST_USERS = 100_000;

    private final AccessTokens tokens;
    private final WeChatClient wechat;

    /** Whose phone shows it. */
    private final Cache<UserKey, Boolean> shown;

    ShowTyping(AccessTokens tokens, WeChatClient wechat, Clock clock) {
        this.tokens = tokens;
        this.wechat = wechat;
        shown = Caffeine.newBuilder()
                .expireAfterWrite(SHOWN)
                .maximumSize(MOST_USERS)
                .ticker(() -> nanos(clock.instant()))
                .build();
    }

    private static long nanos(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }

    /** Returns at once. */
    void show(UserKey user) {
        if (shown.asMap().putIfAbsent(user, true) == null) {
            tell(user, Command.TYPING);
        }
    }

    /** Returns at once. */
    void hide(UserKey user) {
        if (shown.asMap().remove(user) != null) {
            tell(user, Command.CANCEL_TYPING);
        }
    }

    private void tell(UserKey user, Command command) {
        tokens.current(user.appId())
                .ifPresent(token -> Thread.ofVirtual().name("typing").start(() -> {
                    Optional<String> failure = wechat.typing(token.value(), new TypingRequest(user.openId(), command));
                    failure.ifPresent(
                            cause -> LOG.debugf("Typing could not be shown. user=%s cause=%s", user.masked(), cause));
                }));
    }
}
