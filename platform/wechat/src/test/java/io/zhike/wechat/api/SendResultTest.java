package io.zhike.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendResultTest {

    @Test
    void zeroIsSent() {
        assertThat(result("{\"errcode\":0,\"errmsg\":\"ok\"}")).isEqualTo(new SendResult.Sent());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, Busy",
        "45011, Busy",
        "40001, TokenRejected",
        "40014, TokenRejected",
        "42001, TokenRejected",
        "40004, MediaGone",
        "40007, MediaGone",
        "45009, ApiLimitReached",
        "45015, WindowClosed",
        "45047, QuotaExhausted"
    })
    void tellsWhatMayBeDone(int errcode, String expected) {
        assertThat(answered(errcode).getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "40003, UNKNOWN_USER, false",
        "40164, ADDRESS_NOT_LISTED, true",
        "45002, TOO_LONG, false",
        "47001, INVALID_MESSAGE, false",
        "40035, INVALID_MESSAGE, false",
        "48001, NO_PERMISSION, true",
        "48002, USER_REFUSED, true",
        "48004, NO_PERMISSION, true",
        "50002, NO_PERMISSION, true",
        "40008, OTHER, false",
        "61023, OTHER, false"
    })
    void tellsWhyItFailed(int errcode, FailureReason reason, boolean alerts) {
        assertThat(answered(errcode)).isEqualTo(new SendResult.Failed(new ApiError(errcode, "why rid: 1-2"), reason));
        assertThat(reason.alerts()).isEqualTo(alerts);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void knowsEveryCodeByItsNumber(ErrorCode code) {
        assertThat(ErrorCode.of(code.number())).contains(code);
        assertThat(answered(code.number())).isNotInstanceOf(SendResult.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "null",
                "{}",
                "{\"errcode\":\"0\"}",
                "{\"errcode\":null}",
                "{\"errcode\":99999999999}",
                "{\"errcode\":0"
            })
    void anAnswerWithoutAnErrcodeIsUnknown(String body) {
        assertThat(result(body)).isInstanceOf(SendResult.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 404, 500, 502})
    void anyOtherStatusIsUnknown(int status) {
        assertThat(SendResult.of(status, "{\"errcode\":0,\"errmsg\":\"ok\"}".getBytes(UTF_8)))
                .isEqualTo(new SendResult.Unknown("HTTP status " + status));
    }

    private static SendResult answered(int errcode) {
        return result("{\"errcode\":%d,\"errmsg\":\"why rid: 1-2\"}".formatted(errcode));
    }

    private static SendResult result(String body) {
        return SendResult.of(200, body.getBytes(UTF_8));
    }
}
