package io.zhike.sender.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Example
    void doublesUpToTheLimit() {
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(2, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(6, 0)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.after(7, 0)).isEqualTo(Duration.ofMinutes(1));
    }

    @Property
    void neverPassesTheLimitAndNeverHurries(
            @ForAll @IntRange(min = 1) int failures, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration pause = backoff.after(failures, chance);

        assertThat(pause).isBetween(backoff.after(failures, 1), backoff.after(failures, 0));
        assertThat(backoff.after(failures, 1))
                .isEqualTo(backoff.after(failures, 0).dividedBy(2));
        assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
}
