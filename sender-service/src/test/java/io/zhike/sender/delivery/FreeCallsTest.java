package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zhike.sender.TestClock;
import io.zhike.sender.TestTime;
import io.zhike.sender.breaker.Breaker;
import io.zhike.sender.delivery.FreeCalls.Share;
import io.zhike.sender.rate.CallRate;
import io.zhike.sender.wechat.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreeCallsTest {

    private static final int AT_A_TIME = 4;
    private static final int PER_SECOND = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final TestClock clock = new TestClock();
    private final Breaker breaker = new Breaker("wx1", new Backoff(PAUSE, PAUSE), clock);
    private final Counter rateReached = new SimpleMeterRegistry().counter("reached");
    private final FreeCalls calls =
            new FreeCalls(AT_A_TIME, new CallRate(PER_SECOND, new TestTime(clock)), breaker, rateReached);

    @Test
    void areNoMoreThanMayBeUnderWay() {
        // Given
        assertThat(calls.take()).isEqualTo(new Share.Some(AT_A_TIME));

        // When
        Share whileAllAreUnderWay = calls.take();
        calls.end();
        Share afterOneEnded = calls.take();

        // Then
        assertThat(whileAllAreUnderWay).isEqualTo(new Share.None());
        assertThat(afterOneEnded).isEqualTo(new Share.Some(1));
    }

    @Test
    void areNoMoreThanTheRateAllows() {
        // Given
        useAll(AT_A_TIME);
        useAll(PER_SECOND - AT_A_TIME);

        // When
        Share now = calls.take();
        clock.advance(Duration.ofSeconds(1).dividedBy(PER_SECOND));
        Share later = calls.take();

        // Then
        assertThat(now).isEqualTo(new Share.Later(Duration.ofSeconds(1).dividedBy(PER_SECOND)));
        assertThat(rateReached.count()).isOne();
        assertThat(later).isEqualTo(new Share.Some(1));
    }

    @Test
    void whatIsNotUsedIsFreeAgain() {
        // Given
        for (int round = 0; round < 10; round++) {
            assertThat(calls.take()).isEqualTo(new Share.Some(AT_A_TIME));

            // When
            calls.giveBack(AT_A_TIME);
        }

        // Then
        assertThat(calls.take()).isEqualTo(new Share.Some(AT_A_TIME));
    }

    @Test
    void areNoneWhileTheBreakerIsOpen() {
        // When
        open();

        // Then
        assertThat(calls.take()).isEqualTo(new Share.None());
        assertThat(rateReached.count()).isZero();
    }

    @Test
    void areOneAloneWhileTheBreakerTries() {
        // Given a call that was under way when the breaker opened
        calls.take();
        calls.giveBack(AT_A_TIME - 1);
        open();
        clock.advance(PAUSE);
        await().until(() -> breaker.leave() == Breaker.Leave.ONE);

        // When
        Share besideAnother = calls.take();
        calls.end();
        Share alone = calls.take();
        Share besideTheTry = calls.take();

        // Then
        assertThat(besideAnother).isEqualTo(new Share.None());
        assertThat(alone).isEqualTo(new Share.Some(1));
        assertThat(besideTheTry).isEqualTo(new Share.None());
    }

    private void useAll(int expected) {
        assertThat(calls.take()).isEqualTo(new Share.Some(expected));
        for (int call = 0; call < expected; call++) {
            calls.end();
        }
    }

    private void open() {
        for (int call = 0; call < 5; call++) {
            breaker.call(() -> "failed", "failed"::equals, "open");
        }
    }
}
