package io.zhike.agent.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whether a replica has looked long enough to know that somebody is gone. */
class WatchTest {

    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    @Test
    void hasNotLastedBeforeTheFirstLook() {
        assertThat(Watch.NONE.hasLasted(START, GRACE)).isFalse();
        assertThat(Watch.NONE.isBlind(START, GRACE)).isFalse();
    }

    @Test
    void lastsAfterAWholeGrace() {
        // Given
        Watch watch = lookingUntil(60);

        // When, then
        assertThat(watch.hasLasted(START.plusSeconds(59), GRACE)).isFalse();
        assertThat(watch.hasLasted(START.plusSeconds(60), GRACE)).isTrue();
    }

    @Test
    void beginsAnewAfterAGap() {
        // When
        Watch watch = lookingUntil(60).look(START.plusSeconds(91), GRACE);

        // Then
        assertThat(watch.hasLasted(START.plusSeconds(91), GRACE)).isFalse();
        assertThat(watch.since()).isEqualTo(START.plusSeconds(91));
    }

    @Test
    void beginsAnewWhereTheClockIsSetBack() {
        assertThat(lookingUntil(60).look(START, GRACE).since()).isEqualTo(START);
    }

    @Test
    void isBlindAfterHalfAGraceWithoutALook() {
        assertThat(lookingUntil(60).isBlind(START.plusSeconds(90), GRACE)).isFalse();
        assertThat(lookingUntil(60).isBlind(START.plusSeconds(91), GRACE)).isTrue();
    }

    private static Watch lookingUntil(int second) {
        Watch watch = Watch.NONE;
        for (int at = 0; at <= second; at += 10) {
            watch = watch.look(START.plusSeconds(at), GRACE);
        }
        return watch;
    }
}
