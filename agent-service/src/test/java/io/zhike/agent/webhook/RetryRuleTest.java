package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.webhook.RetryRule.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final RetryRule TWICE = new RetryRule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyAnswerOfSuccessIsEnough(int status) {
        assertThat(TWICE.after(0, new Answer.Status(status), NOW)).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
    void everythingElseIsTriedAgainRedirectsToo(int status) {
        assertThat(TWICE.after(0, new Answer.Status(status), NOW)).isEqualTo(new Outcome.Again(NOW.plusSeconds(5)));
    }

    @Test
    void eachPauseComesOnceAndThenNothing() {
        // Given
        Answer nothing = new Answer.None(CallFailure.TIMEOUT);

        // When, then
        assertThat(TWICE.after(0, nothing, NOW)).isEqualTo(new Outcome.Again(NOW.plusSeconds(5)));
        assertThat(TWICE.after(1, nothing, NOW)).isEqualTo(new Outcome.Again(NOW.plusSeconds(300)));
        assertThat(TWICE.after(2, nothing, NOW)).isEqualTo(new Outcome.Failed());
    }

    @Test
    void goneIsTheEndAtOnce() {
        assertThat(TWICE.after(0, new Answer.Status(410), NOW)).isEqualTo(new Outcome.Gone());
    }
}
