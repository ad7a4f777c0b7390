package io.zhike.agent.webhook;

import io.zhike.agent.apps.AppLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The stored endpoints of every app. Their URLs are in no log: many hold a secret. */
@ApplicationScoped
class Endpoints {

    static final int MOST_OF_AN_APP = 10;

    private static final Logger LOG = Logger.getLogger(Endpoints.class);
    private static final Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

    private final AppLocks locks;
    private final Clock clock;

    Endpoints(AppLocks locks, Clock clock) {
        this.locks = locks;
        this.clock = clock;
    }

    @Transactional
    List<Endpoint> of(String appId) {
        Instant now = clock.instant();
        return EndpointRow.of(appId).stream().map(row -> row.endpoint(now)).toList();
    }

    @Transactional
    Optional<Endpoint> find(String appId, UUID id) {
        return EndpointRow.of(appId, id).map(row -> row.endpoint(clock.instant()));
    }

    /** @return with its secret; empty where the app has as many as it may have */
    @Transactional
    Optional<Endpoint> add(String appId, String url, Set<EventType> events, String createdBy) {
        locks.lock(appId);
        if (EndpointRow.count("appId", appId) >= MOST_OF_AN_APP) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        var row = new EndpointRow(appId, url, events, createdBy, now);
        row.persist();
        LOG.infof("An app has a new webhook. app=%s webhook=%s by=%s", appId, row.id, createdBy);
        return Optional.of(row.endpoint(now).showing(row.secret()));
    }

    @Transactional
    Optional<Endpoint> change(String appId, UUID id, EndpointChange change) {
        Instant now = clock.instant();
        Optional<EndpointRow> found = EndpointRow.locked(appId, id);
        found.ifPresent(row -> change(row, change, now));
        return found.map(row -> row.endpoint(now));
    }

    private static void change(EndpointRow row, EndpointChange change, Instant now) {
        if (change.url() != null && !change.url().equals(row.url)) {
            row.url = change.url();
            row.failingSince = null;
        }
        if (change.events() != null) {
            row.tell(change.events());
        }
        if (change.enabled() != null) {
            if (change.enabled()) {
                row.enable();
            } else {
                row.disable(DisabledBecause.BY_HAND, now);
            }
        }
    }

    /** @return with its new secret */
    @Transactional
    Optional<Endpoint> rotateSecret(String appId, UUID id) {
        Instant now = clock.instant();
        Optional<EndpointRow> found = EndpointRow.locked(appId, id);
        found.ifPresent(row -> row.rotate(now.plus(OLD_SECRET_SIGNS)));
        return found.map(row -> row.endpoint(now).showing(row.secret()));
    }

    /** @return false where there was none */
    @Transactional
    boolean remove(String appId, UUID id) {
        boolean removed = EndpointRow.delete("appId = ?1 and id = ?2", appId, id) > 0;
        if (removed) {
            LOG.infof("An app's webhook was deleted. app=%s webhook=%s", appId, id);
        }
        return removed;
    }
}
