package io.zhike.agent.settings;

import io.zhike.agent.access.ReadingRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stored settings of every app's desk. */
@ApplicationScoped
public class Settings implements ReadingRights {

    private static final Logger LOG = Logger.getLogger(Settings.class);

    private final Clock clock;

    Settings(Clock clock) {
        this.clock = clock;
    }

    /**
     * What an app has.
     *
     * @param version counts its changes; 0 where there was none
     */
    record Stored(long version, DeskSettings settings) {}

    @Transactional
    public DeskSettings of(String appId) {
        return stored(appId).settings();
    }

    @Override
    public boolean agentsReadAll(String appId) {
        return of(appId).agentsSeeAll();
    }

    @Transactional
    Stored stored(String appId) {
        return SettingsRow.of(appId)
                .map(row -> new Stored(row.version, row.settings))
                .orElseGet(() -> new Stored(0, DeskSettings.INITIAL));
    }

    /**
     * Replaces them.
     *
     * @param ifVersion only where this is still their version; null: whatever it is
     * @return empty where it is another
     */
    @Transactional
    Optional<Stored> replace(String appId, DeskSettings settings, @Nullable Long ifVersion) {
        SettingsRow row = SettingsRow.locked(appId);
        if (ifVersion != null && ifVersion != row.version) {
            return Optional.empty();
        }
        row.version++;
        row.settings = settings;
        row.changedAt = clock.instant();
        LOG.infof("An app's desk settings were changed. app=%s version=%d", appId, row.version);
        return Optional.of(new Stored(row.version, settings));
    }
}
