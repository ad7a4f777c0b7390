package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    private static final WebhookSecret PUBLISHED = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsAsStandardWebhooksPublishes() {
        assertThat(WebhookSecret.signatures(List.of(PUBLISHED), ID, AT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void severalSecretsSignBesideEachOther() {
        // Given
        WebhookSecret other = WebhookSecret.random();

        // When
        String signatures = WebhookSecret.signatures(List.of(other, PUBLISHED), ID, AT, BODY);

        // Then
        assertThat(signatures.split(" ")).hasSize(2).endsWith(SIGNATURE).doesNotHaveDuplicates();
    }

    @Test
    void aNewOneHas256BitsAndShowsThemToNobody() {
        // When
        WebhookSecret secret = WebhookSecret.random();

        // Then
        assertThat(secret.text()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret).hasToString("whsec_***").isNotEqualTo(WebhookSecret.random());
    }
}
