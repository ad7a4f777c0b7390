package io.zhike.quota.policy;

import io.zhike.events.outbound.ReplySource;
import io.zhike.service.UnknownAppException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The quota policy of each app, as the settings say; a mistake in them is told at the start, with its key. */
@ApplicationScoped
public class Policies {

    private static final String INSTALLATION = "zhike.quota";

    private final NamedFigures named;
    private final QuotaPolicy fallback;
    private final Map<String, QuotaPolicy> byApp;

    Policies(QuotaConfig config, AppsConfig apps) {
        named = NamedFigures.of(config);
        fallback = new QuotaPolicy(
                timetable(INSTALLATION, config.policy(), config.changes()),
                new Sharing(config.reserve(), config.caps()),
                config.trust());
        byApp = apps.apps().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        app -> policy(app.getKey(), app.getValue().quota())));
    }

    private QuotaPolicy policy(String appId, AppsConfig.Quota own) {
        String prefix = "zhike.apps.\"%s\".quota".formatted(appId);
        Map<ReplySource, Integer> caps = new HashMap<>(fallback.sharing().caps());
        caps.putAll(own.caps());
        return new QuotaPolicy(
                own.policy().isEmpty() && own.changes().isEmpty()
                        ? fallback.figures()
                        : timetable(
                                prefix,
                                own.policy().orElse(fallback.figures().first().name()),
                                own.changes()),
                new Sharing(own.reserve().orElse(fallback.sharing().reserve()), caps),
                own.trust().orElse(fallback.trust()));
    }

    private Timetable timetable(String prefix, String policy, List<QuotaConfig.Change> changes) {
        return new Timetable(
                named.get(prefix + ".policy", policy),
                changes.stream()
                        .map(change -> new FiguresChange(
                                change.from().toInstant(), named.get(prefix + ".changes", change.policy())))
                        .toList());
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
