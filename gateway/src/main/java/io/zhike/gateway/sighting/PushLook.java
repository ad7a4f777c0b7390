package io.zhike.gateway.sighting;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a push looks like from outside, whoever sent it; {@code unknown} where nothing tells.
 *
 * @param format json or xml
 * @param mode plain, compat or secure
 */
public record PushLook(String format, String mode) {

    private static final String UNKNOWN = "unknown";

    /** @param msgSignature of the query, which only encrypted pushes have */
    public static PushLook of(@Nullable String msgSignature, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        return new PushLook(format(text), mode(msgSignature, text));
    }

    private static String format(String text) {
        return text.startsWith("{") ? "json" : text.startsWith("<") ? "xml" : UNKNOWN;
    }

    private static String mode(@Nullable String msgSignature, String text) {
        var plainFields = text.contains("FromUserName");
        if (msgSignature == null && !text.contains("Encrypt")) {
            return plainFields ? "plain" : UNKNOWN;
        }
        return plainFields ? "compat" : "secure";
    }

    @Override
    public String toString() {
        return format + " " + mode;
    }
}
