package io.zhike.benchmarks.push;

import io.zhike.benchmarks.load.EncryptedPushes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What no reader of encrypted pushes can do without: SHA-1 of the signed bytes, base64, and AES-256-CBC, by objects that
 * are made once. It is given the bytes ready to be hashed and decoded, compares no signature, and looks at nothing that
 * comes out.
 */
final class JdkPrimitives {

    private static final int IV_LENGTH = 16;

    private final MessageDigest sha1;
    private final Cipher aes;

    JdkPrimitives() throws GeneralSecurityException {
        var key = Base64.getDecoder().decode(EncryptedPushes.ENCODING_AES_KEY + "=");
        sha1 = MessageDigest.getInstance("SHA-1");
        aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, IV_LENGTH)));
    }

    byte[] hash(byte[] signed) {
        return sha1.digest(signed);
    }

    byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
        return aes.doFinal(Base64.getDecoder().decode(encrypted));
    }
}
