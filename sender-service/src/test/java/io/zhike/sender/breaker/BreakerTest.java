package io.zhike.sender.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.sender.LogLines;
import io.zhike.sender.TestClock;
import io.zhike.sender.breaker.Breaker.Leave;
import io.zhike.sender.wechat.Backoff;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(80);

    private final TestClock clock = new TestClock();
    private final Breaker breaker = new Breaker("wx1", new Backoff(PAUSE, LONGEST_PAUSE), clock);

    @Test
    void opensWhenMostOfTheLastCallsFailed() {
        // Given
        calls("ok", "ok", "failed", "failed");
        assertThat(breaker.leave()).isEqualTo(Leave.ALL);

        // When
        calls("failed");

        // Then
        assertThat(breaker.leave()).isEqualTo(Leave.NONE);
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void staysClosedWhileMostCallsGoWell() {
        // When
        for (int round = 0; round < 10; round++) {
            calls("failed", "ok", "ok", "failed", "ok");
        }

        // Then
        assertThat(breaker.leave()).isEqualTo(Leave.ALL);
    }

    @Test
    void makesNoCallWhileItIsOpen() {
        // Given a pause that a slow machine does not outlast
        Breaker patient = new Breaker("wx1", new Backoff(Duration.ofHours(1), Duration.ofHours(1)), clock);
        for (int call = 0; call < 5; call++) {
            patient.call(() -> "failed", "failed"::equals, "open");
        }
        assertThat(patient.isClosed()).isFalse();

        // When
        String result = patient.call(
                () -> {
                    throw new AssertionError("called");
                },
                "failed"::equals,
                "open");

        // Then
        assertThat(result).isEqualTo("open");
    }

    @Test
    void letsOneCallTryAfterThePause() {
        // Given
        open();

        // When
        clock.advance(PAUSE);

        // Then
        awaitLeave(Leave.ONE);
    }

    @Test
    void closesWhenTheTryGoesWell() {
        // Given
        open();
        clock.advance(PAUSE);
        awaitLeave(Leave.ONE);

        // When
        calls("ok");

        // Then
        assertThat(breaker.leave()).isEqualTo(Leave.ALL);
    }

    @Test
    void pausesLongerAfterEachTryThatFails() {
        // Given
        open();
        clock.advance(PAUSE);
        awaitLeave(Leave.ONE);

        // When
        calls("failed");

        // Then its half, of which nothing is left to chance, is as long as the whole first one
        clock.advance(PAUSE.minusMillis(1));
        await().during(PAUSE.multipliedBy(2)).until(() -> breaker.leave() == Leave.NONE);
        clock.advance(PAUSE.plusMillis(1));
        awaitLeave(Leave.ONE);
    }

    @Test
    void pausesNoLongerThanTheLongest() {
        // Given
        open();
        for (int tries = 0; tries < 10; tries++) {
            clock.advance(LONGEST_PAUSE);
            awaitLeave(Leave.ONE);

            // When
            calls("failed");
        }

        // Then
        clock.advance(LONGEST_PAUSE);
        awaitLeave(Leave.ONE);
    }

    @Test
    void saysOnceThatItOpensAndOnceThatItCloses() {
        try (var log = new LogLines(Logger.getLogger(Breaker.class.getName()), Level.INFO)) {
            // When it opens, and again after a try, and closes
            open();
            clock.advance(PAUSE);
            awaitLeave(Leave.ONE);
            calls("failed");
            clock.advance(LONGEST_PAUSE);
            awaitLeave(Leave.ONE);
            calls("ok");

            // Then
            assertThat(log.seen())
                    .containsExactly(
                            "Calls of WeChat go wrong; the app's replies wait. app=wx1",
                            "Calls of WeChat go well again. app=wx1");
        }
    }

    private void open() {
        calls("failed", "failed", "failed", "failed", "failed");
        assertThat(breaker.isClosed()).isFalse();
    }

    private void calls(String... results) {
        for (String result : results) {
            assertThat(breaker.call(() -> result, "failed"::equals, "open")).isEqualTo(result);
        }
    }

    /** The library's part of the pause goes by its own time. */
    private void awaitLeave(Leave leave) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> breaker.leave() == leave);
    }
}
