package io.zhike.agent.assignment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored assignment: who got a conversation, when, and why. */
@Entity
@Table(name = "assignment")
class AssignmentRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    UUID conversationId;

    String agentId;

    @Enumerated(EnumType.STRING)
    AssignmentReason reason;

    @Nullable
    String decidedBy;

    Instant at;

    @JdbcTypeCode(SqlTypes.JSON)
    Figures figures;

    protected AssignmentRow() {}

    AssignmentRow(
            UUID id,
            String appId,
            UUID conversationId,
            String agentId,
            AssignmentReason reason,
            @Nullable String decidedBy,
            Instant at,
            Figures figures) {
        this.id = id;
        this.appId = appId;
        this.conversationId = conversationId;
        this.agentId = agentId;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.at = at;
        this.figures = figures;
    }

    Assignment assignment() {
        return new Assignment(
                id, conversationId, agentId, reason, decidedBy, at, figures.candidates(), figures.excluded());
    }
}
