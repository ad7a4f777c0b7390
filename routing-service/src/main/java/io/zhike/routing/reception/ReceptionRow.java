package io.zhike.routing.reception;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An app's settings as they are stored. */
@Entity
@Table(name = "reception")
class ReceptionRow extends PanacheEntityBase {

    @Id
    String appId;

    long version;

    /** {@link Reception#FORMAT} of whoever saved it. */
    int format;

    @JdbcTypeCode(SqlTypes.JSON)
    Reception settings;

    Instant changedAt;

    /** 0 where nobody has changed the app's settings yet. */
    static long versionOf(String appId) {
        return find("select version from ReceptionRow where appId = ?1", appId)
                .project(Long.class)
                .firstResultOptional()
                .orElse(0L);
    }

    /** As text: whoever cannot read them can go on. */
    static Optional<StoredSettings> of(Session session, String appId) {
        return session.createNativeQuery(
                        "select version, cast(settings as text) as settings from reception where app_id = :app",
                        Object[].class)
                .addScalar("version", Long.class)
                .addScalar("settings", String.class)
                .setParameter("app", appId)
                .uniqueResultOptional()
                .map(row -> new StoredSettings((Long) row[0], (String) row[1]));
    }

    /** The business hours alone; empty where there are none in what is stored. */
    static Optional<StoredHours> hoursOf(Session session, String appId) {
        return session.createNativeQuery(
                        "select version, cast(settings -> 'hours' as text) as hours from reception"
                                + " where app_id = :app and jsonb_typeof(settings -> 'hours') = 'object'",
                        Object[].class)
                .addScalar("version", Long.class)
                .addScalar("hours", String.class)
                .setParameter("app", appId)
                .uniqueResultOptional()
                .map(row -> new StoredHours((Long) row[0], (String) row[1]));
    }

    /** @param hours JSON */
    record StoredHours(long version, String hours) {}

    /** @param settings JSON */
    record StoredSettings(long version, String settings) {}

    /** The app's row, locked until the transaction ends; with the defaults where it was not there. */
    static ReceptionRow locked(String appId) {
        getEntityManager()
                .createNativeQuery("insert into reception (app_id) values (?1) on conflict do nothing")
                .setParameter(1, appId)
                .executeUpdate();
        return findById(appId, LockModeType.PESSIMISTIC_WRITE);
    }
}
