package io.zhike.sender.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.sender.TestClock;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenAnswer.Granted;
import io.zhike.wechat.api.StableTokenAnswer.Refused;
import io.zhike.wechat.api.StableTokenAnswer.Unreadable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An app's token, and requests that are made when the test says so. */
class AppTokenTest {

    private static final Granted GRANTED = new Granted("secret-token", Duration.ofHours(2));
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();
    private final Deque<Runnable> requests = new ArrayDeque<>();
    private final AtomicInteger arrivals = new AtomicInteger();

    @Test
    void asksOnceHoweverManyWantIt() {
        // Given
        AppToken token = answering(() -> GRANTED);

        // When
        for (int n = 0; n < 10; n++) {
            assertThat(token.current()).isEmpty();
        }

        // Then
        assertThat(requests).hasSize(1);
    }

    @Test
    void tellsThatItHasArrived() {
        // Given
        AppToken token = answering(() -> GRANTED);
        token.current();

        // When
        requests.remove().run();

        // Then
        assertThat(arrivals).hasValue(1);
        assertThat(token.current().orElseThrow().value()).isEqualTo("secret-token");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void asksAgainAfterAPauseWhereItGotNone(Supplier<StableTokenAnswer> answer) {
        // Given
        AppToken token = answering(answer);
        token.current();

        // When
        requests.remove().run();

        // Then
        assertThat(arrivals).hasValue(0);
        assertThat(token.current()).isEmpty();
        assertThat(requests).isEmpty();
        clock.advance(LONGEST_PAUSE);
        assertThat(token.current()).isEmpty();
        assertThat(requests).hasSize(1);
    }

    static Stream<Supplier<StableTokenAnswer>> noTokens() {
        return Stream.of(
                () -> new Refused(new ApiError(40125, "invalid appsecret")),
                () -> new Refused(new ApiError(-1, "system error")),
                () -> new Unreadable("HTTP status 502"),
                () -> new Granted("secret-token", Duration.ZERO),
                () -> {
                    throw new IllegalStateException("the client is closed");
                });
    }

    @Test
    void anAnswerThatComesAfterARejectionCounts() {
        // Given a token that is rejected while the next one is being asked for
        AppToken token = answering(() -> GRANTED);
        token.current();
        requests.remove().run();
        AccessToken first = token.current().orElseThrow();
        clock.advance(Duration.ofMinutes(117));
        token.current();
        token.rejected(first);

        // When
        requests.remove().run();

        // Then
        assertThat(token.current().orElseThrow().grantedAt()).isEqualTo(clock.instant());
    }

    private AppToken answering(Supplier<StableTokenAnswer> answer) {
        return new AppToken("wx1", answer, requests::add, clock, arrivals::incrementAndGet);
    }
}
