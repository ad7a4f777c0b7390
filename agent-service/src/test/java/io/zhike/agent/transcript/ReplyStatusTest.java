package io.zhike.agent.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a settlement makes of a reply. */
class ReplyStatusTest {

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whatIsQueuedBecomesWhatItWasSettledAs(Outcome outcome) {
        assertThat(ReplyStatus.QUEUED.settled(outcome).name()).isEqualTo(outcome.name());
    }

    @ParameterizedTest
    @CsvSource({"SENT,SENT", "FAILED,FAILED", "REFUSED,UNKNOWN", "UNKNOWN,UNKNOWN", "WITHDRAWN,UNKNOWN"})
    void whatIsUnknownMayStillBecomeSentOrFailed(Outcome outcome, ReplyStatus after) {
        assertThat(ReplyStatus.UNKNOWN.settled(outcome)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplyStatus.class,
            names = {"SENT", "REFUSED", "FAILED", "WITHDRAWN"})
    void whatIsSettledStaysSo(ReplyStatus settled) {
        for (Outcome outcome : Outcome.values()) {
            assertThat(settled.settled(outcome)).isEqualTo(settled);
        }
    }
}
