package io.zhike.sender.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.sender.doctor.Check.Result;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.StableTokenAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatChecksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30, OK, 本机时钟与微信一致",
        "-30, OK, 本机时钟与微信一致",
        "31, FAILED, 本机时钟比微信慢 31 秒，配额时限会算错；请校时（NTP）",
        "-90, FAILED, 本机时钟比微信快 90 秒，配额时限会算错；请校时（NTP）"
    })
    void aClockThatDisagreesIsToBeSet(long weChatsAhead, Result result, String zh) {
        Check check = ClockCheck.of(Optional.of(NOW.plusSeconds(weChatsAhead)), NOW);

        assertThat(check.result()).isEqualTo(result);
        assertThat(check.zh()).isEqualTo(zh);
    }

    @Test
    void withoutATimeOfWeChatsNothingIsSaidOfTheClock() {
        assertThat(ClockCheck.of(Optional.empty(), NOW).result()).isEqualTo(Result.WARNING);
    }

    @Test
    void anAddressThatIsNotListedIsNamed() {
        Check check = token(40164, "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 61725984");

        assertThat(check.result()).isEqualTo(Result.FAILED);
        assertThat(check.zh()).contains("203.0.113.7", "IP 白名单");
    }

    @Test
    void aWrongSecretNamesItsSetting() {
        assertThat(token(40125, "invalid appsecret").en()).contains("zhike.apps.\"wx1\".secret");
        assertThat(token(50004, "forbidden").en()).isEqualTo("WeChat gives no access token: errcode 50004");
    }

    private static Check token(int errcode, String errmsg) {
        return TokenCheck.of("wx1", new StableTokenAnswer.Refused(new ApiError(errcode, errmsg)));
    }

    @Test
    void noTokenIsEverShown() {
        Check check = TokenCheck.of("wx1", new StableTokenAnswer.Granted("the-token", Duration.ofHours(2)));

        assertThat(check.result()).isEqualTo(Result.OK);
        assertThat(check.toString()).doesNotContain("the-token");
    }
}
