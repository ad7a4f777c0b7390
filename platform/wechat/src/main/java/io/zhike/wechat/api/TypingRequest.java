package io.zhike.wechat.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /cgi-bin/message/custom/business/typing}, which shows 对方正在输入 for 15 seconds.
 *
 * @param toUser the openid
 */
public record TypingRequest(@JsonProperty("touser") String toUser, Command command) {

    public byte[] toJson() {
        return ApiJson.write(this);
    }

    public enum Command {
        @JsonProperty("Typing")
        TYPING,
        @JsonProperty("CancelTyping")
        CANCEL_TYPING
    }
}
