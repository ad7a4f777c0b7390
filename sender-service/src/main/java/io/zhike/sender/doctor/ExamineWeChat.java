package io.zhike.sender.doctor;

import io.zhike.sender.token.AppsConfig;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.StableTokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Asks WeChat for the time and for an access token. */
@ApplicationScoped
class ExamineWeChat {

    private final AppsConfig config;
    private final WeChatClient wechat;
    private final Clock clock;

    ExamineWeChat(AppsConfig config, WeChatClient wechat, Clock clock) {
        this.config = config;
        this.wechat = wechat;
        this.clock = clock;
    }

    List<Check> examine(String appId) {
        String secret = Objects.requireNonNull(config.apps().get(appId)).secret();
        // In normal mode WeChat gives the token that is in use: asking renews nothing.
        var request = new StableTokenRequest(appId, secret, false);
        return List.of(
                ClockCheck.of(wechat.time(), clock.instant()), TokenCheck.of(appId, wechat.stableToken(request)));
    }
}
