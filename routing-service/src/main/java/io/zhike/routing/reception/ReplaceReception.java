package io.zhike.routing.reception;

import io.zhike.routing.keyword.KeywordFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Puts new settings in the place of those that an app has. */
@ApplicationScoped
class ReplaceReception {

    private static final Logger LOG = Logger.getLogger(ReplaceReception.class);

    private final Clock clock;

    ReplaceReception(Clock clock) {
        this.clock = clock;
    }

    /**
     * Stores the settings; from its commit on every batch of messages is decided by them, on every replica.
     *
     * @throws UnsoundKeywordsException where a keyword is empty, stands there twice or has an exception without effect
     */
    @Transactional
    void replace(String appId, Reception reception) {
        List<KeywordFault> faults = KeywordFault.in(reception.keywords());
        if (!faults.isEmpty()) {
            throw new UnsoundKeywordsException(faults);
        }
        ReceptionRow row = ReceptionRow.locked(appId);
        row.version++;
        row.settings = ReceptionDocument.of(reception);
        row.changedAt = clock.instant();
        LOG.infof("An app's reception was changed. app=%s version=%d", appId, row.version);
    }
}
