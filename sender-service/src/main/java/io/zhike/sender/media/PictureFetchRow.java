package io.zhike.sender.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A picture that is to be fetched; the columns are told in the migration. */
@Entity
@Table(name = "picture_fetch")
class PictureFetchRow extends PanacheEntityBase {

    @Id
    UUID messageId;

    String appId;

    @Nullable
    String openId;

    String weChatId;

    int attempts;

    Instant dueAt;

    Instant giveUpAt;
}
