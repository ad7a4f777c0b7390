package io.zhike.routing.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.zhike.outbox.consumer.NotNowException;
import io.zhike.routing.hours.Hours;
import io.zhike.routing.reception.ReceptionRow.StoredHours;
import io.zhike.routing.reception.ReceptionRow.StoredSettings;
import io.zhike.service.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all apps. Every transaction asks the database once per app whether they have changed, so that a change
 * counts from the next batch of messages on, on every replica; only then they are read and compiled anew.
 */
@ApplicationScoped
public class Receptions {

    private static final Logger LOG = Logger.getLogger(Receptions.class);

    private final RulesInForce inForce;
    private final Session session;
    private final StoredJson json;
    private final Map<String, ReceptionRules> compiled = new ConcurrentHashMap<>();

    Receptions(RulesInForce inForce, Session session, StoredJson json) {
        this.inForce = inForce;
        this.session = session;
        this.json = json;
    }

    /** The app's rules, the same until the present transaction ends; those of a new app where nobody has set any. */
    public ReceptionRules rules(String appId) {
        return inForce.of(appId, this::current);
    }

    /** The app's business hours, which are asked for all the time: nothing is compiled for them where they can be read. */
    HoursInForce hours(String appId) {
        return ReceptionRow.hoursOf(session, appId).flatMap(this::read).orElseGet(() -> {
            ReceptionRules rules = rules(appId);
            return new HoursInForce(rules.version(), rules.reception().hours());
        });
    }

    private Optional<HoursInForce> read(StoredHours stored) {
        try {
            return Optional.of(new HoursInForce(stored.version(), json.read(stored.hours(), Hours.class)));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** @param version of the settings that they are in */
    record HoursInForce(long version, Hours hours) {}

    private ReceptionRules current(String appId) {
        ReceptionRules last = compiled.get(appId);
        if (last != null && last.version() == ReceptionRow.versionOf(appId)) {
            return last;
        }
        ReceptionRules read = ReceptionRow.of(session, appId)
                .map(stored -> read(appId, last, stored))
                .orElseGet(() -> ReceptionRules.of(0, Reception.INITIAL));
        compiled.put(appId, read);
        return read;
    }

    private ReceptionRules read(String appId, @Nullable ReceptionRules last, StoredSettings stored) {
        try {
            Reception settings = json.read(stored.settings(), Reception.class);
            return last == null
                    ? ReceptionRules.of(stored.version(), settings)
                    : last.changed(stored.version(), settings);
        } catch (JsonProcessingException e) {
            if (last == null) {
                throw new NotNowException("These settings are a newer version's. app=" + appId, e);
            }
            LOG.errorf(
                    "Settings that a newer version has saved cannot be read; those before them go on. app=%s version=%d",
                    appId, stored.version());
            return last.untilReadable(stored.version());
        }
    }
}
