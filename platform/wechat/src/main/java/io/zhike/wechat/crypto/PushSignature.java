package io.zhike.wechat.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature under a push: {@code sha1(concat(sort(token, parts...)))} in lower-case hexadecimal digits.
 *
 * <p>The parts are {@code timestamp, nonce} for {@code signature} and {@code timestamp, nonce, Encrypt} for
 * {@code msg_signature}. Source: WeChat's message push guide.
 *
 * @param token the Token that the operator set in WeChat's console
 */
public record PushSignature(String token) {

    public String sign(String... parts) {
        var sorted = Arrays.copyOf(parts, parts.length + 1);
        sorted[parts.length] = token;
        Arrays.sort(sorted);
        var sha1 = sha1();
        for (var part : sorted) {
            sha1.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    /** Compares in a time that does not tell how much of the signature was right. */
    public boolean matches(String signature, String... parts) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), sign(parts).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PushSignature[token=***]";
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
