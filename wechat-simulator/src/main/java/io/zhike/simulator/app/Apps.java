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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All mini programs, checked at start. */
@Startup
@Singleton
public class Apps {

    private final Map<String, App> byId = new TreeMap<>();

    Apps(AppsConfig config, @ConfigProperty(name = "zhike.quota.policy", defaultValue = "guide") ReplyPolicy policy) {
        config.apps().forEach((id, app) -> byId.put(id, read(id, app, policy)));
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

    private static App read(String id, AppConfig app, ReplyPolicy policy) {
        var key = "zhike.apps.\"" + id + "\".encoding-aes-key";
        try {
            var aesKey = app.encodingAesKey().map(EncodingAesKey::parse).orElse(null);
            return new App(
                    id,
                    app.name().orElse(id),
                    app.secret(),
                    new PushSettings(id, app.token(), aesKey, app.format(), app.mode()),
                    app.quota().policy().orElse(policy));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(key + ": " + e.getMessage(), e);
        }
    }
}
