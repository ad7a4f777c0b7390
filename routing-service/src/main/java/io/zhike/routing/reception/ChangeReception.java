package io.zhike.routing.reception;

import io.zhike.routing.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Changes an app's reception, all or nothing, and keeps what it was. */
@ApplicationScoped
class ChangeReception {

    private static final Logger LOG = Logger.getLogger(ChangeReception.class);

    private final Clock clock;

    ChangeReception(Clock clock) {
        this.clock = clock;
    }

    /**
     * Stores the changed settings; from its commit on every batch of messages is decided by them, on every replica.
     *
     * @return the app's whole reception after it
     * @throws UnsoundReceptionException where it would contradict itself
     */
    @Transactional
    Reception change(String appId, Change change) {
        ReceptionRow row = ReceptionRow.locked(appId);
        Reception reception = change.change().apply(row.settings).withIds();
        List<Fault> faults = new ReceptionFaults(reception, appId).all();
        if (!faults.isEmpty()) {
            throw new UnsoundReceptionException(faults.stream()
                    .map(fault -> new Fault(change.withinBody(fault.path()), fault.message()))
                    .toList());
        }
        store(row, reception, change);
        return reception;
    }

    private void store(ReceptionRow row, Reception reception, Change change) {
        row.version++;
        row.settings = reception;
        row.changedAt = clock.instant();
        new ReceptionVersionRow(row, change).persist();
        LOG.infof(
                "An app's reception was changed. app=%s version=%d part=%s by=%s",
                row.appId, row.version, change.part(), change.person());
    }
}
