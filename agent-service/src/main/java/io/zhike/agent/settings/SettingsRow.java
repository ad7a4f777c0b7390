package io.zhike.agent.settings;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An app's settings of its desk as they are stored. */
@Entity
@Table(name = "desk_settings")
class SettingsRow extends PanacheEntityBase {

    @Id
    String appId;

    long version;

    @JdbcTypeCode(SqlTypes.JSON)
    DeskSettings settings;

    Instant changedAt;

    static Optional<SettingsRow> of(String appId) {
        return findByIdOptional(appId);
    }

    /** The app's row, locked until the transaction ends; with the defaults where it was not there. */
    static SettingsRow locked(String appId) {
        getEntityManager()
                .createNativeQuery("insert into desk_settings (app_id) values (?1) on conflict do nothing")
                .setParameter(1, appId)
                .executeUpdate();
        return findById(appId, LockModeType.PESSIMISTIC_WRITE);
    }
}
