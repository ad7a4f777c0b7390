package io.zhike.wechat.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The signature under a push: {@code sha1(concat(sort(token, parts...)))} in lower-case hexadecimal digits.
 *
 * <p>The parts are {@code timestamp, nonce} for {@code signature} and {@code timestamp, nonce, Encrypt} for
 * {@code msg_signature}. Source: WeChat's message push guide.
 *
 * @param token the Token that the operator set in WeChat's console
 */
public record PushSignature(String token) {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Each thread's own: to look the algorithm up takes as long as to hash a push. */
    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(PushSignature::sha1);

    public String sign(String... parts) {
        return new String(hexadecimal(hash(parts)), StandardCharsets.US_ASCII);
    }

    /** Compares in a time that does not tell how much of the signature was right. */
    public boolean matches(String signature, String... parts) {
        return MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), hexadecimal(hash(parts)));
    }

    private byte[] hash(String... parts) {
        var sorted = Arrays.copyOf(parts, parts.length + 1);
        sorted[parts.length] = token;
        Arrays.sort(sorted);
        var sha1 = SHA1.get();
        for (var part : sorted) {
            sha1.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return sha1.digest();
    }

    private static byte[] hexadecimal(byte[] hash) {
        var text = new byte[2 * hash.length];
        for (var i = 0; i < hash.length; i++) {
            text[2 * i] = DIGITS[(hash[i] >> 4) & 0xF];
            text[2 * i + 1] = DIGITS[hash[i] & 0xF];
        }
        return text;
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
