package io.zhike.routing.reception;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of all apps. Every transaction asks the database once per app whether they have changed, so that a change
 * counts from the next batch of messages on, on every replica; only then they are read and compiled anew.
 */
@ApplicationScoped
public class Receptions {

    private final RulesInForce inForce;
    private final Map<String, ReceptionRules> compiled = new ConcurrentHashMap<>();

    Receptions(RulesInForce inForce) {
        this.inForce = inForce;
    }

    /** The app's rules, the same until the present transaction ends; those of a new app where nobody has set any. */
    public ReceptionRules rules(String appId) {
        return inForce.of(appId, this::current);
    }

    private ReceptionRules current(String appId) {
        ReceptionRules last = compiled.get(appId);
        if (last != null && last.version() == ReceptionRow.versionOf(appId)) {
            return last;
        }
        ReceptionRules read = ReceptionRow.of(appId)
                .map(row -> last == null
                        ? ReceptionRules.of(row.version, row.settings)
                        : last.changed(row.version, row.settings))
                .orElseGet(() -> ReceptionRules.of(0, Reception.INITIAL));
        compiled.put(appId, read);
        return read;
    }
}
