package io.zhike.agent.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplyContent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isThatOfTheLetters() {
        assertThat(of("您的订单已经发出，请查收")).isEqualTo(of("您的订单已经发出！！请查收～"));
        assertThat(of("Order SF123 has left")).isEqualTo(of("ORDER ＳＦ１２３ has left."));
        assertThat(of("您的订单已经发出，请查收")).isNotEqualTo(of("您的订单已经签收，请查收"));
    }

    @Test
    void ofATextWithoutLettersIsThatOfItsCharacters() {
        assertThat(of("👋".repeat(10))).isNotEqualTo(of("👍".repeat(10))).isPresent();
    }

    @Test
    void shortTextsAndOtherThingsHaveNone() {
        assertThat(of("您好".repeat(4) + "您")).isEmpty();
        assertThat(of("👋".repeat(9))).isEmpty();
        assertThat(of("您好".repeat(5))).isPresent();
        assertThat(Fingerprint.of(new ReplyContent.Link("您好".repeat(5), "", "https://shop.example", "")))
                .isEmpty();
    }

    private static Optional<Fingerprint> of(String text) {
        return Fingerprint.of(new ReplyContent.Text(text));
    }
}
