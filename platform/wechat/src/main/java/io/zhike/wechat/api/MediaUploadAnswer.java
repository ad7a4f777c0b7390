package io.zhike.wechat.api;

/** The answer to {@code media/upload}. */
public sealed interface MediaUploadAnswer {

    /** @param mediaId may be sent for three days, as often as one likes */
    record Uploaded(String mediaId) implements MediaUploadAnswer {}

    record Refused(ApiError error) implements MediaUploadAnswer {}

    /** Not an answer of WeChat's API. */
    record Unreadable(String cause) implements MediaUploadAnswer {}

    static MediaUploadAnswer of(int httpStatus, byte[] body) {
        if (httpStatus != 200) {
            return new Unreadable("HTTP status " + httpStatus);
        }
        var mediaId = ApiJson.object(body)
                .map(answer -> answer.path("media_id").asText())
                .orElse("");
        if (!mediaId.isEmpty()) {
            return new Uploaded(mediaId);
        }
        return ApiJson.errcode(body)
                .<MediaUploadAnswer>map(Refused::new)
                .orElseGet(() -> new Unreadable("the answer has neither media_id nor errcode"));
    }
}
