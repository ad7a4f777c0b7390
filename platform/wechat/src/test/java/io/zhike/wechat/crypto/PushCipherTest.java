package io.zhike.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.wechat.Vectors;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PushCipherTest {

    private static final EncodingAesKey KEY = EncodingAesKey.parse(Vectors.text("/official/encodingAesKey"));
    private static final String APP_ID = Vectors.text("/official/appId");

    private final PushCipher cipher = new PushCipher(KEY, APP_ID);

    @Example
    void decryptsThePublishedPush() {
        // When
        var message = cipher.decrypt(Vectors.text("/official/secure/encrypt"));

        // Then
        assertThat(message).asString(UTF_8).isEqualTo(Vectors.text("/official/secure/message"));
    }

    @Example
    void encryptsThePublishedPushByteForByte() {
        // When
        var encrypted = cipher.encrypt(
                Vectors.text("/official/secure/random").getBytes(UTF_8),
                Vectors.text("/official/secure/message").getBytes(UTF_8));

        // Then
        assertThat(encrypted).isEqualTo(Vectors.text("/official/secure/encrypt"));
    }

    @Example
    void encryptsThePublishedReplyByteForByte() {
        // When
        var encrypted = cipher.encrypt(
                Vectors.text("/official/reply/random").getBytes(UTF_8),
                Vectors.text("/official/reply/message").getBytes(UTF_8));

        // Then
        assertThat(encrypted).isEqualTo(Vectors.text("/official/reply/encrypt"));
        assertThat(cipher.decrypt(encrypted)).asString(UTF_8).isEqualTo(Vectors.text("/official/reply/message"));
    }

    @Example
    void worksWithAKeyWhoseSpareBitsAreSet() {
        // Given
        var spare = new PushCipher(
                EncodingAesKey.parse(Vectors.text("/spareBits/encodingAesKey")), Vectors.text("/spareBits/appId"));
        var message = Vectors.text("/spareBits/message");

        // When
        var encrypted = spare.encrypt(Vectors.text("/spareBits/random").getBytes(UTF_8), message.getBytes(UTF_8));

        // Then
        assertThat(encrypted).isEqualTo(Vectors.text("/spareBits/encrypt"));
        assertThat(spare.decrypt(encrypted)).asString(UTF_8).isEqualTo(message);
    }

    @Property
    void decryptsWhatItEncrypted(@ForAll @Size(max = 5_000) byte[] message) {
        assertThat(cipher.decrypt(cipher.encrypt(message))).isEqualTo(message);
    }

    @Example
    void decryptsAsWellAfterAFailure() {
        // Given
        assertRefused("AAAA");
        assertRefused("no base64");

        // When
        var message = cipher.decrypt(Vectors.text("/official/secure/encrypt"));

        // Then
        assertThat(message).asString(UTF_8).isEqualTo(Vectors.text("/official/secure/message"));
    }

    @Property(tries = 200)
    void neverFailsInAnotherWayThanItsOwn(@ForAll @Size(max = 200) byte[] noise) {
        assertRefused(Base64.getEncoder().encodeToString(noise));
    }

    @Property(tries = 200)
    void neverFailsInAnotherWayForAnyFrame(@ForAll @Size(max = 12) byte[] noise) {
        // Given: a frame of whole blocks that ends in noise
        var frame = new byte[64];
        System.arraycopy(noise, 0, frame, frame.length - noise.length, noise.length);

        // Then
        assertRefused(cipher.seal(frame));
    }

    @Example
    void refusesAnotherAppsPush() {
        assertRefused(new PushCipher(KEY, "wxb11529c136998cb6").encrypt("{}".getBytes(UTF_8)));
        assertRefused(new PushCipher(KEY, APP_ID + "x").encrypt("{}".getBytes(UTF_8)));
        assertRefused(new PushCipher(KEY, "").encrypt("{}".getBytes(UTF_8)));
    }

    @Example
    void refusesAnotherKey() {
        var other = EncodingAesKey.parse(Vectors.text("/spareBits/encodingAesKey"));

        assertRefused(new PushCipher(other, APP_ID).encrypt("{}".getBytes(UTF_8)));
    }

    @Example
    void refusesWhatIsNotBase64() {
        assertRefused("");
        assertRefused("%%%");
        assertRefused("AAAA====");
    }

    @Example
    void refusesEveryTruncation() {
        // Given
        var whole = Base64.getDecoder().decode(cipher.encrypt("你好，有人吗".getBytes(UTF_8)));

        // Then
        IntStream.range(0, whole.length)
                .mapToObj(length -> Arrays.copyOf(whole, length))
                .forEach(cut -> assertRefused(Base64.getEncoder().encodeToString(cut)));
    }

    @Example
    void refusesAFrameThatEndsTooSoon() {
        // Given: 16 random bytes and the length of 2, but then not all of the message and the app id
        var whole = Arrays.copyOf(frame(2, "{}", 32), 16 + 4 + 2 + APP_ID.length());

        // Then
        for (var length = 0; length < whole.length; length++) {
            var padding = 32 - length % 32;
            var cut = Arrays.copyOf(whole, length + padding);
            Arrays.fill(cut, length, cut.length, (byte) padding);
            assertRefused(cipher.seal(cut));
        }
    }

    @Example
    void refusesALengthThatLies() {
        for (var length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1, 3, 1_000}) {
            assertRefused(cipher.seal(frame(length, "{}", 32)));
        }
        assertThat(cipher.decrypt(cipher.seal(frame(2, "{}", 32))))
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    @Example
    void refusesWrongPadding() {
        // Given
        var frame = frame(2, "{}", 32);
        var padding = frame[frame.length - 1];

        // Then
        for (var wrong : new byte[] {0, -1, 33, (byte) (padding - 1), (byte) (padding + 1)}) {
            var last = frame.clone();
            last[last.length - 1] = wrong;
            assertRefused(cipher.seal(last));
        }
        var first = frame.clone();
        first[first.length - padding] ^= 1;
        assertRefused(cipher.seal(first));
    }

    @Example
    void saysTheSameWhateverFailed() {
        // When
        var failures = new String[] {"%%%", "", cipher.seal(frame(-1, "{}", 32)), cipher.seal(new byte[64])};

        // Then
        for (var failure : failures) {
            assertThatThrownBy(() -> cipher.decrypt(failure))
                    .isInstanceOf(DecryptionFailedException.class)
                    .hasMessage("The push cannot be decrypted")
                    .hasNoCause();
        }
    }

    private void assertRefused(String encrypted) {
        assertThatThrownBy(() -> cipher.decrypt(encrypted)).isInstanceOf(DecryptionFailedException.class);
    }

    private static byte[] frame(int claimedLength, String message, int block) {
        var content = message.getBytes(UTF_8);
        var appId = APP_ID.getBytes(UTF_8);
        var length = 16 + 4 + content.length + appId.length;
        var padding = block - length % block;
        var frame = ByteBuffer.allocate(length + padding)
                .put(new byte[16])
                .putInt(claimedLength)
                .put(content)
                .put(appId)
                .array();
        Arrays.fill(frame, length, frame.length, (byte) padding);
        return frame;
    }
}
