package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.zhike.routing.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Changes an app's reception, all or nothing, and keeps what it was. */
@ApplicationScoped
class ChangeReception {

    private static final Logger LOG = Logger.getLogger(ChangeReception.class);

    /** So many versions of an app's settings are kept. */
    private static final int KEPT = 200;

    private final Clock clock;

    ChangeReception(Clock clock) {
        this.clock = clock;
    }

    /**
     * Stores the changed settings; from its commit on every batch of messages is decided by them, on every replica. Where
     * nothing is different there is no new version.
     *
     * @throws UnsoundReceptionException where it would contradict itself
     * @throws HttpProblem 412 where the settings are not those any more that the change is based on, 409 where a newer
     *     version of this service has saved them: this one would lose what it does not know
     */
    @Transactional
    SavedReception change(String appId, Change change) {
        ReceptionRow row = ReceptionRow.locked(appId);
        if (row.format > Reception.FORMAT) {
            throw HttpProblem.valueOf(Status.CONFLICT, "A newer version of routing-service has saved these settings");
        }
        if (change.read() != null && change.read() != row.version) {
            throw HttpProblem.valueOf(
                    Status.PRECONDITION_FAILED, "The settings have been changed: their version is " + row.version);
        }
        Reception reception = change.change().apply(row.settings).withIds();
        List<Fault> faults = new ReceptionFaults(reception, appId).all();
        if (!faults.isEmpty()) {
            throw new UnsoundReceptionException(faults.stream()
                    .map(fault -> new Fault(change.withinBody(fault.path()), fault.message()))
                    .toList());
        }
        if (!reception.equals(row.settings)) {
            store(row, reception, change);
        }
        return new SavedReception(row.version, reception);
    }

    private void store(ReceptionRow row, Reception reception, Change change) {
        row.version++;
        row.format = Reception.FORMAT;
        row.settings = reception;
        row.changedAt = clock.instant();
        new ReceptionVersionRow(row, change).persist();
        if (row.version > KEPT) {
            ReceptionVersionRow.forget(row.appId, row.version - KEPT);
        }
        LOG.infof(
                "An app's reception was changed. app=%s version=%d part=%s by=%s",
                row.appId, row.version, change.part(), change.person());
    }
}
