package io.zhike.sender.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What WeChat has of each app's pictures. */
@ApplicationScoped
class UploadRows {

    /** WeChat's id of the picture, if it is valid at that time. */
    @Transactional
    Optional<String> find(String appId, UUID mediaId, Instant now) {
        return UploadRow.<UploadRow>findByIdOptional(new UploadRow.Key(appId, mediaId))
                .filter(row -> now.isBefore(row.validUntil))
                .map(row -> row.weChatId);
    }

    /** Two replicas may upload at once: either's id will do. */
    @Transactional
    void put(String appId, UUID mediaId, String weChatId, Instant validUntil) {
        UploadRow.getSession()
                .createNativeMutationQuery("""
                        insert into media_upload (app_id, media_id, we_chat_id, valid_until)
                        values (:app, :media, :weChat, :until)
                        on conflict (app_id, media_id) do update
                        set we_chat_id = excluded.we_chat_id, valid_until = excluded.valid_until
                        """)
                .setParameter("app", appId)
                .setParameter("media", mediaId)
                .setParameter("weChat", weChatId)
                .setParameter("until", validUntil)
                .executeUpdate();
    }

    @Transactional
    void delete(String appId, UUID mediaId) {
        UploadRow.deleteById(new UploadRow.Key(appId, mediaId));
    }
}
