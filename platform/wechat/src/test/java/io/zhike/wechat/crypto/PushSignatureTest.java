package io.zhike.wechat.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushSignatureTest {

    private final PushSignature signature = new PushSignature(Vectors.text("/official/token"));

    @ParameterizedTest
    @ValueSource(strings = {"get", "plain", "secure"})
    void isWhatWeChatPublished(String example) {
        // Given
        var timestamp = Vectors.text("/official/" + example + "/timestamp");
        var nonce = Vectors.text("/official/" + example + "/nonce");

        // When
        var signed = signature.sign(timestamp, nonce);

        // Then
        assertThat(signed).isEqualTo(Vectors.text("/official/" + example + "/signature"));
    }

    @Test
    void coversWhatIsEncrypted() {
        // When
        var signed = signature.sign(
                Vectors.text("/official/secure/timestamp"),
                Vectors.text("/official/secure/nonce"),
                Vectors.text("/official/secure/encrypt"));

        // Then
        assertThat(signed).isEqualTo(Vectors.text("/official/secure/msgSignature"));
    }

    @Test
    void coversAnEncryptedReply() {
        // When
        var signed = signature.sign(
                Vectors.text("/official/reply/timeStamp"),
                Vectors.text("/official/reply/nonce"),
                Vectors.text("/official/reply/encrypt"));

        // Then
        assertThat(signed).isEqualTo(Vectors.text("/official/reply/msgSignature"));
    }

    @Test
    void matchesOnlyItself() {
        // Given
        var right = signature.sign("1714036504", "1514711492");

        // Then
        assertThat(signature.matches(right, "1714036504", "1514711492")).isTrue();
        assertThat(signature.matches(right, "1714036504", "1514711493")).isFalse();
        assertThat(signature.matches(right.substring(1), "1714036504", "1514711492"))
                .isFalse();
        assertThat(signature.matches("", "1714036504", "1514711492")).isFalse();
    }

    @Test
    void hidesTheTokenInItsText() {
        assertThat(new PushSignature("pamtest").toString()).doesNotContain("pamtest");
    }
}
