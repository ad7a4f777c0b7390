package io.zhike.sender.token;

import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.StableTokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The access tokens of this installation's apps. Each replica asks for its own: in normal mode {@code stable_token} gives
 * all of them the same one.
 */
@ApplicationScoped
public class AccessTokens {

    private final Map<String, AppToken> byApp;

    AccessTokens(AppsConfig config, WeChatClient wechat, Clock clock, Event<TokenArrived> arrivals) {
        Map<String, AppToken> tokens = new HashMap<>();
        config.apps().forEach((appId, app) -> {
            StableTokenRequest request = new StableTokenRequest(appId, app.secret(), false);
            tokens.put(
                    appId,
                    new AppToken(
                            appId,
                            () -> wechat.stableToken(request),
                            refresh -> Thread.ofVirtual().name("token-" + appId).start(refresh),
                            clock,
                            () -> arrivals.fire(new TokenArrived(appId))));
        });
        byApp = Map.copyOf(tokens);
    }

    /** The app ids of this installation. */
    public Set<String> apps() {
        return byApp.keySet();
    }

    /**
     * The token to use now; empty where there is none yet, {@link TokenArrived} tells when. Starts a request for the next
     * one where it is time, and never waits.
     */
    public Optional<AccessToken> current(String appId) {
        return Optional.ofNullable(byApp.get(appId)).flatMap(AppToken::current);
    }

    /** WeChat did not take that token: it is not used again. */
    public void rejected(String appId, AccessToken token) {
        Optional.ofNullable(byApp.get(appId)).ifPresent(app -> app.rejected(token));
    }
}
