package io.zhike.wechat.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * Encrypts and decrypts the {@code Encrypt} field of one app's pushes; safe for use by many threads.
 *
 * <p>AES-256-CBC with the key's first 16 bytes as initialisation vector. The frame inside is 16 random bytes, the
 * message's length in 4 bytes (big endian), the message, the app id, and PKCS#7 padding to blocks of 32. Source:
 * WeChat's message push guide.
 */
public final class PushCipher {

    private static final String TRANSFORMATION = "AES/CBC/NoPadding";
    private static final int RANDOM_LENGTH = 16;
    private static final int HEAD_LENGTH = RANDOM_LENGTH + Integer.BYTES;
    private static final int PADDING_BLOCK = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EncodingAesKey key;
    private final byte[] appId;

    /** Each thread's own: to look a cipher up and to expand the key takes longer than to decrypt a message. */
    private final ThreadLocal<Cipher> decryption = ThreadLocal.withInitial(() -> cipher(Cipher.DECRYPT_MODE));

    public PushCipher(EncodingAesKey key, String appId) {
        this.key = key;
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the {@code Encrypt} field, in base64, for a message. */
    public String encrypt(byte[] message) {
        var random = new byte[RANDOM_LENGTH];
        RANDOM.nextBytes(random);
        return encrypt(random, message);
    }

    String encrypt(byte[] random, byte[] message) {
        var length = HEAD_LENGTH + message.length + appId.length;
        var padding = PADDING_BLOCK - length % PADDING_BLOCK;
        var frame = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(message.length)
                .put(message)
                .put(appId)
                .array();
        Arrays.fill(frame, length, frame.length, (byte) padding);
        return seal(frame);
    }

    /** Encrypts a whole frame, padding included. */
    String seal(byte[] frame) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(frame));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A padded frame can always be encrypted", e);
        }
    }

    /**
     * Returns the message inside an {@code Encrypt} field.
     *
     * @throws DecryptionFailedException for whatever reason; all of them look the same
     */
    public byte[] decrypt(String encrypted) {
        var frame = open(encrypted);
        var end = frame.length - padding(frame);
        if (end < HEAD_LENGTH) {
            throw new DecryptionFailedException();
        }
        var messageLength = ByteBuffer.wrap(frame).getInt(RANDOM_LENGTH);
        if (messageLength < 0 || messageLength > end - HEAD_LENGTH) {
            throw new DecryptionFailedException();
        }
        var messageEnd = HEAD_LENGTH + messageLength;
        if (!Arrays.equals(frame, messageEnd, end, appId, 0, appId.length)) {
            throw new DecryptionFailedException();
        }
        return Arrays.copyOfRange(frame, HEAD_LENGTH, messageEnd);
    }

    private byte[] open(String encrypted) {
        try {
            return decryption.get().doFinal(Base64.getDecoder().decode(encrypted));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            decryption.remove(); // what failed in its midst is not used again
            throw new DecryptionFailedException();
        }
    }

    private Cipher cipher(int mode) {
        try {
            var aes = Cipher.getInstance(TRANSFORMATION);
            aes.init(mode, key.key(), key.iv());
            return aes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + TRANSFORMATION, e);
        }
    }

    private static int padding(byte[] frame) {
        if (frame.length == 0) {
            throw new DecryptionFailedException();
        }
        var padding = frame[frame.length - 1];
        if (padding < 1 || padding > PADDING_BLOCK || padding > frame.length) {
            throw new DecryptionFailedException();
        }
        for (var i = frame.length - padding; i < frame.length; i++) {
            if (frame[i] != padding) {
                throw new DecryptionFailedException();
            }
        }
        return padding;
    }
}
