package io.zhike.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KafkaAvailabilityTest {

    private final KafkaAvailability kafka = new KafkaAvailability(0);

    @Test
    void isAwayUntilItIsReached() {
        // Given
        var atTheStart = kafka.isAway();

        // When
        var changed = kafka.reached();

        // Then
        assertThat(atTheStart).isTrue();
        assertThat(changed).isTrue();
        assertThat(kafka.isAway()).isFalse();
    }

    @Test
    void isAwayOnceItTookNothingSinceAPushThatItDidNotTake() {
        // Given
        kafka.acknowledged(10);

        // When
        var changed = kafka.notTaken(20);

        // Then
        assertThat(changed).isTrue();
        assertThat(kafka.isAway()).isTrue();
    }

    @Test
    void isNotAwayWhileItTakesOthers() {
        // Given
        kafka.acknowledged(30);

        // When
        var changed = kafka.notTaken(20);

        // Then
        assertThat(changed).isFalse();
        assertThat(kafka.isAway()).isFalse();
    }

    @Test
    void tellsOnceThatItWent() {
        // Given
        kafka.acknowledged(10);
        kafka.notTaken(20);

        // When
        var changed = kafka.notTaken(21);

        // Then
        assertThat(changed).isFalse();
    }

    @Test
    void isBackWithTheFirstPushThatItTakes() {
        // Given
        kafka.acknowledged(10);
        kafka.notTaken(20);

        // When
        var changed = kafka.acknowledged(40);

        // Then
        assertThat(changed).isTrue();
        assertThat(kafka.isAway()).isFalse();
        assertThat(kafka.acknowledged(50)).isFalse();
    }

    @Test
    void isAskedMoreSeldomWhileItCanBeReachedButTakesNothing() {
        // When
        var seconds = new long[7];
        for (var i = 0; i < seconds.length; i++) {
            seconds[i] = kafka.absence().toSeconds();
        }

        // Then
        assertThat(seconds).containsExactly(1, 2, 4, 8, 16, 30, 30);
    }

    @Test
    void isAskedSoonAgainAfterItTookOne() {
        // Given
        kafka.absence();
        kafka.absence();

        // When
        kafka.acknowledged(10);

        // Then
        assertThat(kafka.absence()).isEqualTo(Duration.ofSeconds(1));
    }
}
