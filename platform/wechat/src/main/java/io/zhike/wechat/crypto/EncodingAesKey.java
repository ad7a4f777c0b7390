package io.zhike.wechat.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The EncodingAESKey of an app: 43 base64 characters that stand for the 32 bytes of an AES-256 key.
 *
 * <p>The last character carries two spare bits. WeChat lets operators choose the characters freely, so the bits may be
 * set; they are ignored.
 */
public final class EncodingAesKey {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/]{43}");
    private static final int IV_LENGTH = 16;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    private EncodingAesKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        iv = new IvParameterSpec(Arrays.copyOf(bytes, IV_LENGTH));
    }

    /**
     * Reads the key as WeChat's console shows it.
     *
     * @throws IllegalArgumentException if the text is not 43 base64 characters; the message does not repeat the text
     */
    public static EncodingAesKey parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("An EncodingAESKey has 43 characters out of A-Z, a-z, 0-9, + and /");
        }
        return new EncodingAesKey(Base64.getDecoder().decode(text + "="));
    }

    SecretKeySpec key() {
        return key;
    }

    IvParameterSpec iv() {
        return iv;
    }

    @Override
    public String toString() {
        return "EncodingAesKey[***]";
    }
}
