package io.zhike.wechat.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /wxa/msg_sec_check}, version 2.
 *
 * @param openId who is to get the text; someone who has used the mini program within two hours
 * @param content at most 2,500 characters
 */
public record ContentCheckRequest(@JsonProperty("openid") String openId, String content) {

    private static final int VERSION = 2;

    /** 评论, the kind of text that comes nearest to a message. */
    private static final int COMMENT = 2;

    @JsonProperty
    int version() {
        return VERSION;
    }

    @JsonProperty
    int scene() {
        return COMMENT;
    }

    public byte[] toJson() {
        return ApiJson.write(this);
    }
}
