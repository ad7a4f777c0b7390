package io.zhike.wechat.push;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that WeChat sends along; null where one is missing.
 *
 * @param openId the sender, as WeChat repeats it outside of the body ({@code openid}); not signed
 * @param echostr what a verification wants to hear back
 */
public record PushQuery(
        @Nullable String signature,
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String openId,
        @Nullable String msgSignature,
        @Nullable String echostr) {

    /** Picks the parameters by their names on the wire. */
    public static PushQuery of(Function<String, @Nullable String> parameter) {
        return new PushQuery(
                parameter.apply("signature"),
                parameter.apply("timestamp"),
                parameter.apply("nonce"),
                parameter.apply("openid"),
                parameter.apply("msg_signature"),
                parameter.apply("echostr"));
    }
}
