package io.zhike.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.service.InvalidFieldException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days for which a query asks. */
class PeriodTest {

    @Test
    void holdsBothItsDays() {
        assertThat(Period.ofDays("2026-01-31", "2026-01-31", Period.ZONE))
                .isEqualTo(new Period(Instant.parse("2026-01-30T16:00:00Z"), Instant.parse("2026-01-31T16:00:00Z")));
    }

    @Test
    void mayHaveNoEnds() {
        assertThat(Period.ofDays(null, "", "Z")).isEqualTo(new Period(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, , Z",
        ", 2026-02-30, Z",
        "+10000-01-01, , Z",
        "-0001-01-01, , Z",
        "2026-02-02, 2026-02-01, Z",
        ", , Nowhere"
    })
    void isAskedForInDays(@Nullable String from, @Nullable String until, String zone) {
        assertThatThrownBy(() -> Period.ofDays(from, until, zone)).isInstanceOf(InvalidFieldException.class);
    }
}
