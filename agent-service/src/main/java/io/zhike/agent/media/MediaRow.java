package io.zhike.agent.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A stored picture; the columns are told in the migration. */
@Entity
@Table(name = "media")
class MediaRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    boolean fromUser;

    String type;

    byte[] bytes;

    Instant createdAt;

    protected MediaRow() {}

    MediaRow(UUID id, String appId, boolean fromUser, Picture picture, Instant now) {
        this.id = id;
        this.appId = appId;
        this.fromUser = fromUser;
        this.type = picture.type();
        this.bytes = picture.bytes();
        this.createdAt = now;
    }
}
