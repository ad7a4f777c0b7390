package io.zhike.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which settlements may follow each other. */
class OutcomeTest {

    @Test
    void whatIsUnknownMayStillTurnOutSentOrFailed() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome.UNKNOWN::mayBeFollowedBy))
                .containsExactly(Outcome.SENT, Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = Mode.EXCLUDE)
    void everyOtherOutcomeIsTheLast(Outcome outcome) {
        assertThat(Arrays.stream(Outcome.values())).noneMatch(outcome::mayBeFollowedBy);
    }
}
