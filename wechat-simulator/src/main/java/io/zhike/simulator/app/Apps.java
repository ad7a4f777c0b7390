package io.zhike.simulator.app;

import io.quarkus.runtime.Startup;
import io.zhike.simulator.app.AppsConfig.AppConfig;
import io.zhike.simulator.window.ReplyPolicy;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.PushSettings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All mini programs, checked at start. */
@Startup
@Singleton
public class Apps {

    private final Map<String, App> byId = new TreeMap<>();

    Apps(AppsConfig config, ReplyPolicies policies) {
        config.apps().forEach((id, app) -> byId.put(id, read(id, app, policies)));
        if (byId.isEmpty()) {
            throw new IllegalStateException("No mini program is configured: set zhike.apps.\"<appid>\".secret, .token"
                    + " and .encoding-aes-key");
        }
    }

    public Collection<App> all() {
        return byId.values();
    }

    public Optional<App> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static App read(String id, AppConfig app, ReplyPolicies policies) {
        var key = "zhike.apps.\"" + id + "\".encoding-aes-key";
        var policy = policy(id, app, policies);
        try {
            var aesKey = app.encodingAesKey().map(EncodingAesKey::parse).orElse(null);
            return new App(
                    id,
                    app.name().orElse(id),
                    app.secret(),
                    new PushSettings(id, app.token(), aesKey, app.format(), app.mode()),
                    policy);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(key + ": " + e.getMessage(), e);
        }
    }

    private static ReplyPolicy policy(String id, AppConfig app, ReplyPolicies policies) {
        try {
            return policies.named(app.quota().policy());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("zhike.apps.\"" + id + "\".quota.policy: " + e.getMessage(), e);
        }
    }
}
