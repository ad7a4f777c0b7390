package io.zhike.sender.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A picture that WeChat has; the columns are told in the migration. */
@Entity
@Table(name = "media_upload")
@IdClass(UploadRow.Key.class)
class UploadRow extends PanacheEntityBase {

    record Key(String appId, UUID mediaId) {}

    @Id
    String appId;

    @Id
    UUID mediaId;

    String weChatId;

    Instant validUntil;
}
