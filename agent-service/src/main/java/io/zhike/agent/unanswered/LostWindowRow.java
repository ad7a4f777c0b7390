package io.zhike.agent.unanswered;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.agent.user.UnansweredWindow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A reply window that ended without an answer. */
@Entity
@Table(name = "lost_window")
@IdClass(LostWindowRow.Key.class)
class LostWindowRow extends PanacheEntityBase {

    record Key(String appId, String openId, Instant closedAt) {}

    @Id
    String appId;

    @Id
    String openId;

    @Id
    Instant closedAt;

    UUID conversationId;

    Instant unansweredSince;

    LostWindowRow() {}

    LostWindowRow(UnansweredWindow window) {
        appId = window.user().appId();
        openId = window.user().openId();
        closedAt = window.closesAt();
        conversationId = window.conversation();
        unansweredSince = window.since();
    }
}
