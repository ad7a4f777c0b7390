package io.zhike.agent.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing that someone did, as it is stored. */
@Entity
@Immutable
@Table(name = "audit")
class AuditRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    Instant at;

    String actor;

    @Enumerated(EnumType.STRING)
    Action action;

    @Nullable
    UUID conversationId;

    @Nullable
    String openId;

    @Nullable
    String agentId;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> detail;

    protected AuditRow() {}

    AuditRow(Deed deed) {
        this.id = deed.id();
        this.appId = deed.appId();
        this.at = deed.at();
        this.actor = deed.actor();
        this.action = deed.action();
        this.conversationId = deed.conversationId();
        this.openId = deed.openId();
        this.agentId = deed.agentId();
        this.detail = deed.detail();
    }

    Deed deed() {
        return new Deed(id, appId, at, actor, action, conversationId, openId, agentId, detail);
    }
}
