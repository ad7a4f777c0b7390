package io.zhike.wechat.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingAesKeyTest {

    private static final String STEM = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF";

    @Test
    void hasThirtyTwoBytesWhoseFirstSixteenAreTheInitialisationVector() {
        // When
        var key = EncodingAesKey.parse(STEM + "E");

        // Then
        assertThat(key.key().getEncoded()).hasSize(32).startsWith(key.iv().getIV());
        assertThat(key.iv().getIV()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "G", "H"})
    void ignoresTheSpareBitsOfTheLastCharacter(String last) {
        assertThat(EncodingAesKey.parse(STEM + last).key())
                .isEqualTo(EncodingAesKey.parse(STEM + "E").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF-"
            })
    void refusesWhatIsNotFortyThreeBase64CharactersWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncodingAesKey.parse(text))
                .satisfies(e -> {
                    if (!text.isEmpty()) {
                        assertThat(e.getMessage()).doesNotContain(text);
                    }
                });
    }

    @Test
    void hidesItselfInItsText() {
        assertThat(EncodingAesKey.parse(STEM + "E").toString()).doesNotContain("abc");
    }
}
