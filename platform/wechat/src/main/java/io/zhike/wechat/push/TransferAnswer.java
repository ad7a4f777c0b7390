package io.zhike.wechat.push;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * The answer to a pushed message that makes WeChat hand it to its own web tool (网页版客服): {@code
 * transfer_customer_service}, never encrypted. Source: WeChat's page on forwarding customer messages.
 */
public record TransferAnswer(String contentType, byte[] body) {

    private static final String TRANSFER = "transfer_customer_service";

    /** The answer to that push, in the app's format. */
    public static TransferAnswer to(Push push, PushFormat format, Instant now) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", push.openId());
        fields.put("FromUserName", push.envelope().toUserName());
        fields.put("CreateTime", Long.toString(now.getEpochSecond()));
        fields.put("MsgType", TRANSFER);
        return new TransferAnswer(
                format.contentType(), format.codec().write(fields).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an answer's body is one. */
    public static boolean isOne(PushFormat format, String body) {
        try {
            return TRANSFER.equals(format.codec().read(body).get("MsgType"));
        } catch (MalformedPushException e) {
            return false;
        }
    }
}
