package io.zhike.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableTokenAnswerTest {

    @Test
    void grantsAToken() {
        // When
        var answer = answer(200, "{\"access_token\":\"%s\",\"expires_in\":7200}".formatted("t".repeat(2_000)));

        // Then
        assertThat(answer).isEqualTo(new StableTokenAnswer.Granted("t".repeat(2_000), Duration.ofHours(2)));
        assertThat(answer.toString()).doesNotContain("ttt");
    }

    @Test
    void refusesWithWeChatsWords() {
        assertThat(answer(200, "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}"))
                .isEqualTo(new StableTokenAnswer.Refused(new ApiError(40125, "invalid appsecret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "{}",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":\"t\"}",
                "{\"access_token\":7,\"expires_in\":7200}"
            })
    void isUnreadableWithoutTokenOrErrcode(String body) {
        assertThat(answer(200, body)).isInstanceOf(StableTokenAnswer.Unreadable.class);
    }

    @Test
    void isUnreadableUnderAnyOtherStatus() {
        assertThat(answer(502, "{\"access_token\":\"t\",\"expires_in\":7200}"))
                .isEqualTo(new StableTokenAnswer.Unreadable("HTTP status 502"));
    }

    private static StableTokenAnswer answer(int status, String body) {
        return StableTokenAnswer.of(status, body.getBytes(UTF_8));
    }
}
