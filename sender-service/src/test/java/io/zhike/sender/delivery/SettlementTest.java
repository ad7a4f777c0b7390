package io.zhike.sender.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.wechat.api.SendResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTest {

    @ParameterizedTest
    @CsvSource({
        "0, SENT,",
        "40003, FAILED,",
        "40004, FAILED, MEDIA",
        "40007, FAILED, MEDIA",
        "40164, FAILED,",
        "45002, FAILED, TOO_LONG",
        "47001, FAILED,",
        "40035, FAILED,",
        "45015, REFUSED, WINDOW_CLOSED",
        "45047, REFUSED, QUOTA_EXHAUSTED",
        "48001, FAILED, NO_PERMISSION",
        "48002, FAILED, USER_REFUSED",
        "48004, FAILED, NO_PERMISSION",
        "50002, FAILED, NO_PERMISSION",
        "65400, FAILED,"
    })
    void tellsWhatWeChatsClearAnswerMeans(int errcode, Outcome outcome, @Nullable Reason reason) {
        assertThat(Settlement.of(answered(errcode))).isEqualTo(new Settlement(outcome, reason, errcode));
    }

    @Test
    void whatMayHaveLeftWithoutAnAnswerIsUnknown() {
        assertThat(Settlement.of(new SendResult.Unknown("timeout"))).isEqualTo(Settlement.UNKNOWN);
    }

    @Test
    void aLateAnswerMakesUnknownSent() {
        assertThat(Settlement.UNKNOWN.corrected(answered(0)).outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40001, 40003, 45009, 45015, 45047})
    void anyOtherLateAnswerMakesUnknownFailed(int errcode) {
        Settlement corrected = Settlement.UNKNOWN.corrected(answered(errcode));

        assertThat(corrected.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(corrected.errcode()).isEqualTo(errcode);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 45015})
    void aLateAnswerChangesNothingElse(int errcode) {
        assertThat(Settlement.WITHDRAWN.corrected(answered(errcode))).isEqualTo(Settlement.WITHDRAWN);
        assertThat(Settlement.WINDOW_CLOSED.corrected(answered(errcode))).isEqualTo(Settlement.WINDOW_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "UNKNOWN", "WITHDRAWN"})
    void onlyARefusalOrAFailureHasAReason(Outcome outcome) {
        assertThatThrownBy(() -> new Settlement(outcome, Reason.MEDIA, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SendResult answered(int errcode) {
        return SendResult.of(
                200, "{\"errcode\":%d,\"errmsg\":\"-\"}".formatted(errcode).getBytes(UTF_8));
    }
}
