package io.zhike.agent.hours;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What routing-service told of an app's opening hours; {@code readAt} is when it was asked. */
@Entity
@Table(name = "opening_hours")
class OpeningHoursRow extends PanacheEntityBase {

    @Id
    String appId;

    @JdbcTypeCode(SqlTypes.JSON)
    OpeningHours hours;

    Instant readAt;

    protected OpeningHoursRow() {}
}
