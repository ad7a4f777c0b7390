package io.zhike.agent.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The guards of all apps. Each check asks the database whether the settings have changed, so that a change counts at once
 * on every replica; only then they are read and compiled anew.
 */
@ApplicationScoped
class Guards {

    private static final Logger LOG = Logger.getLogger(Guards.class);

    private final Clock clock;
    private final Map<String, Guard> compiled = new ConcurrentHashMap<>();

    Guards(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    Guard of(String appId) {
        Guard last = compiled.get(appId);
        if (last != null && last.version() == ComplianceRow.versionOf(appId)) {
            return last;
        }
        Guard read = ComplianceRow.of(appId)
                .map(row -> Guard.of(row.version, row.settings.toCompliance()))
                .orElseGet(() -> Guard.of(0, Compliance.INITIAL));
        compiled.put(appId, read);
        return read;
    }

    @Transactional
    void replace(String appId, Compliance settings) {
        ComplianceRow row = ComplianceRow.locked(appId);
        row.version++;
        row.settings = ComplianceDocument.of(settings);
        row.changedAt = clock.instant();
        LOG.infof("An app's compliance rules were changed. app=%s version=%d", appId, row.version);
    }
}
