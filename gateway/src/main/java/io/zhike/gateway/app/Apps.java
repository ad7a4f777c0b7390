package io.zhike.gateway.app;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.PushSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The mini programs of this installation; a mistake in one's settings stops the service at its start. */
@Startup
@Singleton
public final class Apps {

    private static final Logger LOG = Logger.getLogger(Apps.class);
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final Map<String, App> byId;

    Apps(AppsConfig config) {
        if (config.apps().isEmpty()) {
            throw new ConfigurationException(
                    "zhike.apps is empty: set zhike.apps.\"wx...\".token, .encoding-aes-key, .format and .mode");
        }
        byId = config.apps().entrySet().stream()
                .map(app -> app(app.getKey(), app.getValue()))
                .collect(Collectors.toUnmodifiableMap(App::id, Function.identity()));
    }

    /** The app of that id; null where this installation has none. */
    public @Nullable App find(String id) {
        return byId.get(id);
    }

    /** The ids of all apps. */
    public Set<String> ids() {
        return byId.keySet();
    }

    private static App app(String id, AppsConfig.PushSetup setup) {
        if (!APP_ID.matcher(id).matches()) {
            throw mistake("zhike.apps.\"" + id + "\"", "not an app id");
        }
        if (setup.token().isBlank()) {
            throw mistake(key(id, "token"), "blank");
        }
        if (setup.mode() == PushMode.PLAIN) {
            LOG.warnf("An app's pushes come in plain mode: anyone on the way can read them. app=%s", id);
        }
        var settings = new PushSettings(id, setup.token(), encodingAesKey(id, setup), setup.format(), setup.mode());
        return new App(id, new PushReader(settings), setup.format(), setup.mode(), setup.handOver());
    }

    private static @Nullable EncodingAesKey encodingAesKey(String id, AppsConfig.PushSetup setup) {
        var text = setup.encodingAesKey().orElse(null);
        if (text == null) {
            if (setup.mode() == PushMode.PLAIN) {
                return null;
            }
            throw mistake(key(id, "encoding-aes-key"), "needed unless the mode is plain");
        }
        try {
            return EncodingAesKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw mistake(key(id, "encoding-aes-key"), e.getMessage());
        }
    }

    private static String key(String id, String name) {
        return "zhike.apps.\"" + id + "\"." + name;
    }

    private static ConfigurationException mistake(String key, @Nullable String what) {
        return new ConfigurationException(key + ": " + what, Set.of(key));
    }
}
