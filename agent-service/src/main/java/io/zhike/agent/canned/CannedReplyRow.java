package io.zhike.agent.canned;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored canned reply. */
@Entity
@Table(name = "canned_reply")
class CannedReplyRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    /** Null: the app's. */
    @Nullable
    String owner;

    @Nullable
    String shortcut;

    String title;

    @Nullable
    String folder;

    @JdbcTypeCode(SqlTypes.JSON)
    CannedContent content;

    long uses;

    Instant changedAt;

    protected CannedReplyRow() {}

    CannedReplyRow(String appId, @Nullable String owner, CannedReplyDocument written, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.appId = appId;
        this.owner = owner;
        become(written, now);
    }

    final void become(CannedReplyDocument written, Instant now) {
        shortcut = written.shortcut();
        title = written.title();
        folder = written.folder();
        content = written.content();
        changedAt = now;
    }

    Scope scope() {
        return owner == null ? Scope.APP : Scope.PERSONAL;
    }

    CannedReply cannedReply() {
        return new CannedReply(id, scope(), shortcut, title, folder, content, uses);
    }
}
