package io.zhike.routing.reception;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an app's settings were after a change. */
@Entity
@Table(name = "reception_version")
@IdClass(ReceptionVersionRow.Key.class)
class ReceptionVersionRow extends PanacheEntityBase {

    /** Of what an app. */
    record Key(String appId, long version) {}

    @Id
    String appId;

    @Id
    long version;

    @JdbcTypeCode(SqlTypes.JSON)
    Reception settings;

    Instant changedAt;

    String changedBy;

    @Enumerated(EnumType.STRING)
    Part part;

    protected ReceptionVersionRow() {}

    ReceptionVersionRow(ReceptionRow row, Change change) {
        appId = row.appId;
        version = row.version;
        settings = row.settings;
        changedAt = row.changedAt;
        changedBy = change.person();
        part = change.part();
    }

    /** Up to this version. */
    static void forget(String appId, long version) {
        getEntityManager()
                .createNativeQuery("delete from reception_version where app_id = ?1 and version <= ?2")
                .setParameter(1, appId)
                .setParameter(2, version)
                .executeUpdate();
    }

    static Optional<ReceptionVersionRow> of(String appId, long version) {
        return findByIdOptional(new Key(appId, version));
    }

    /** Without the settings, the newest first, from before this version on. */
    static List<Version> before(String appId, long version, int limit) {
        return find(
                        "select version, changedAt, changedBy, part from ReceptionVersionRow"
                                + " where appId = ?1 and version < ?2 order by version desc",
                        appId,
                        version)
                .project(Version.class)
                .page(0, limit)
                .list();
    }
}
