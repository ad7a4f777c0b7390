package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.sender.pause.DailyLimit;
import io.zhike.sender.wechat.Backoff;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.FailureReason;
import io.zhike.wechat.api.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant GRANTED_AT = NOW.minusSeconds(10);
    private static final ApiError ERROR = new ApiError(1, "-");
    private static final SendResult MEDIA_GONE = new SendResult.MediaGone(ERROR);
    private static final SendResult TOKEN_REJECTED = new SendResult.TokenRejected(ERROR);

    private final RetryRule rule = new RetryRule(
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)), new DailyLimit(Duration.ofMinutes(30)));

    @ParameterizedTest
    @MethodSource("notSent")
    void backsOffAfterWhatWasClearlyNotSent(SendResult result) {
        assertThat(rule.next(attempt(1, result), null, false, 0)).contains(NOW.plusSeconds(1));
        assertThat(rule.next(attempt(3, result), null, false, 0)).contains(NOW.plusSeconds(4));
    }

    static Stream<SendResult> notSent() {
        return Stream.of(new SendResult.Busy(ERROR), new SendResult.NotSent("refused"));
    }

    @Test
    void triesOnceMoreAtOnceWithANewToken() {
        assertThat(rule.next(attempt(2, TOKEN_REJECTED), null, false, 0)).contains(NOW);
        assertThat(rule.next(attempt(3, TOKEN_REJECTED), GRANTED_AT.minusMillis(1), false, 0))
                .isEmpty();
    }

    @Test
    void aTokenFromBeforeTheRejectionProvesNothing() {
        assertThat(rule.next(attempt(3, TOKEN_REJECTED), GRANTED_AT.plusMillis(1), false, 0))
                .contains(NOW);
    }

    @Test
    void uploadsAPictureOnceMoreAtOnce() {
        assertThat(rule.next(attempt(1, MEDIA_GONE), null, false, 0)).contains(NOW);
        assertThat(rule.next(attempt(2, MEDIA_GONE), null, true, 0)).isEmpty();
    }

    @Test
    void waitsForTheEndOfThePause() {
        assertThat(rule.next(attempt(1, new SendResult.ApiLimitReached(ERROR)), null, false, 0))
                .contains(NOW.plus(Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void nothingElseIsTriedAgain(SendResult result) {
        assertThat(rule.next(attempt(1, result), null, false, 0)).isEqualTo(Optional.empty());
    }

    static Stream<SendResult> ends() {
        return Stream.of(
                new SendResult.Sent(),
                new SendResult.Unknown("timeout"),
                new SendResult.WindowClosed(ERROR),
                new SendResult.QuotaExhausted(ERROR),
                new SendResult.Failed(ERROR, FailureReason.OTHER));
    }

    private static Attempt attempt(int number, SendResult result) {
        return new Attempt(number, NOW.minusMillis(50), NOW, result, GRANTED_AT);
    }
}
