package io.zhike.sender.media;

import io.zhike.sender.breaker.Breakers;
import io.zhike.sender.token.AccessToken;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.MediaUploadAnswer;
import io.zhike.wechat.api.MediaUploadRequest;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The pictures of replies at WeChat: each is uploaded once and sent by that upload until it ends. */
@ApplicationScoped
public class Uploads {

    /** WeChat keeps an upload for three days; it is not sent any more in the last hour of them. */
    private static final Duration VALID = Duration.ofDays(3).minusHours(1);

    /** It opened after the reply was claimed. */
    private static final MediaUploadAnswer BREAKER_OPEN = new MediaUploadAnswer.Unreadable("calls of WeChat go wrong");

    private final UploadRows rows;
    private final PictureStore pictures;
    private final WeChatClient wechat;
    private final Breakers breakers;
    private final Clock clock;

    Uploads(UploadRows rows, PictureStore pictures, WeChatClient wechat, Breakers breakers, Clock clock) {
        this.rows = rows;
        this.pictures = pictures;
        this.wechat = wechat;
        this.breakers = breakers;
        this.clock = clock;
    }

    /** What came of an upload. */
    public sealed interface Upload {

        /** @param weChatId the media_id that WeChat knows it by */
        record Done(String weChatId) implements Upload {}

        /** @param why what that is for the message, which has not left */
        record Failed(SendResult why) implements Upload {}
    }

    /**
     * WeChat's id of a picture, which is uploaded for it where WeChat has it not. May take as long as a call of
     * agent-service and one of WeChat.
     */
    public Upload weChatIdOf(String appId, AccessToken token, UUID mediaId) {
        Optional<String> known = rows.find(appId, mediaId, clock.instant());
        return known.<Upload>map(Upload.Done::new).orElseGet(() -> upload(appId, token, mediaId));
    }

    /** WeChat no longer has it. */
    public void forget(String appId, UUID mediaId) {
        rows.delete(appId, mediaId);
    }

    private Upload upload(String appId, AccessToken token, UUID mediaId) {
        return switch (pictures.find(appId, mediaId)) {
            case PictureStore.Found.Nothing _ -> new Upload.Failed(new SendResult.MediaGone(null));
            case PictureStore.Found.Away(String cause) ->
                new Upload.Failed(new SendResult.NotSent("agent-service: " + cause));
            case PictureStore.Found.Picture(byte[] bytes, String type) ->
                upload(appId, mediaId, token, new MediaUploadRequest(bytes, type));
        };
    }

    private Upload upload(String appId, UUID mediaId, AccessToken token, MediaUploadRequest picture) {
        Instant begun = clock.instant();
        MediaUploadAnswer answer = breakers.of(appId)
                .call(
                        () -> wechat.upload(token.value(), picture),
                        MediaUploadAnswer.Unreadable.class::isInstance,
                        BREAKER_OPEN);
        return switch (answer) {
            case MediaUploadAnswer.Uploaded(String weChatId) -> {
                rows.put(appId, mediaId, weChatId, begun.plus(VALID));
                yield new Upload.Done(weChatId);
            }
            case MediaUploadAnswer.Refused(ApiError error) -> new Upload.Failed(SendResult.of(error));
            case MediaUploadAnswer.Unreadable(String cause) ->
                new Upload.Failed(new SendResult.NotSent("upload: " + cause));
        };
    }
}
