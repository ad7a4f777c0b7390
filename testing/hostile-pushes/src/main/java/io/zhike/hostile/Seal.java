package io.zhike.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An app's signature and encryption, made by WeChat's guide and not by the code that is tested. */
final class Seal {

    private final String token;
    private final byte[] key;

    Seal(TargetApp app) {
        token = app.token();
        key = Base64.getDecoder().decode(app.encodingAesKey() + "=");
    }

    String sign(String... parts) {
        var sorted = Stream.concat(Stream.of(token), Arrays.stream(parts)).sorted();
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sorted.forEach(part -> sha1.update(part.getBytes(UTF_8)));
            return HexFormat.of().formatHex(sha1.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param blocks whole blocks of 16 */
    byte[] encrypt(byte[] blocks) {
        try {
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return aes.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
