package io.zhike.quota.policy;

import io.zhike.service.UnknownAppException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** The quota policy of each app. */
@ApplicationScoped
public class Policies {

    private final QuotaPolicy fallback;
    private final Map<String, QuotaPolicy> byApp;

    Policies(QuotaConfig config, AppsConfig apps) {
        fallback = config.policy().with(config.reserve());
        byApp = apps.apps().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, app -> policy(app.getValue().quota(), config)));
    }

    private static QuotaPolicy policy(AppsConfig.Quota own, QuotaConfig config) {
        return own.policy().orElse(config.policy()).with(own.reserve().orElse(config.reserve()));
    }

    /** The app's policy; an app that only other services have been told of has the installation's. */
    public QuotaPolicy of(String appId) {
        return byApp.getOrDefault(appId, fallback);
    }

    /**
     * Does nothing for an app of this installation.
     *
     * @throws UnknownAppException for any other
     */
    public void requireApp(String appId) {
        if (!byApp.containsKey(appId)) {
            throw new UnknownAppException(appId);
        }
    }
}
