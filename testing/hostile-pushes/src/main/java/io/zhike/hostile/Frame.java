package io.zhike.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is encrypted: 16 random bytes, a length in 4 bytes, the message, the app id, padding to blocks of 32. */
record Frame(byte[] random, int claimedLength, byte[] message, byte[] appId, byte[] padding) {

    private static final int HEAD = 20;
    private static final int BLOCK = 32;

    static Frame of(byte[] message, String appId, Dice dice) {
        return new Frame(dice.bytes(16), message.length, message, appId.getBytes(UTF_8), new byte[0]).padded();
    }

    Frame claiming(int length) {
        return new Frame(random, length, message, appId, padding);
    }

    Frame to(String otherAppId) {
        return new Frame(random, claimedLength, message, otherAppId.getBytes(UTF_8), padding).padded();
    }

    Frame paddedBy(byte[] other) {
        return new Frame(random, claimedLength, message, appId, other);
    }

    private Frame padded() {
        var length = BLOCK - (HEAD + message.length + appId.length) % BLOCK;
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return paddedBy(bytes);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + message.length + appId.length + padding.length)
                .put(random)
                .putInt(claimedLength)
                .put(message)
                .put(appId)
                .put(padding)
                .array();
    }
}
