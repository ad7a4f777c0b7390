package io.zhike.agent.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.events.outbound.ReplyContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * By which the same text is known again, however it is spaced and punctuated.
 *
 * @param value the first 8 bytes of the SHA-256 of its letters
 */
public record Fingerprint(long value) {

    /** Shorter texts are the same by nature: 您好. */
    private static final int SHORTEST = 10;

    /** That of a text of 10 or more characters; empty for everything else. */
    public static Optional<Fingerprint> of(ReplyContent content) {
        return content instanceof ReplyContent.Text(String text) && text.codePointCount(0, text.length()) >= SHORTEST
                ? Optional.of(of(text))
                : Optional.empty();
    }

    private static Fingerprint of(String text) {
        String letters = Letters.of(text).value();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((letters.isEmpty() ? text : letters).getBytes(UTF_8));
            return new Fingerprint(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
