package io.zhike.gateway.push;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.wechat.push.PushQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signed timestamps pass. */
class TimestampWindowTest {

    private static final long NOW = 1_714_112_445;

    @ParameterizedTest
    @ValueSource(strings = {"1", "9999999999", "no number"})
    void anythingGoesWhereNoneIsSet(String timestamp) {
        assertThatCode(() -> check(null, timestamp)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {NOW, NOW - 15, NOW - 300, NOW + 300})
    void whatWasSignedWithinItPasses(long timestamp) {
        assertThatCode(() -> check(Duration.ofMinutes(5), Long.toString(timestamp)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1714112144", "1714112746", "0", "-1", "no number", "99999999999999999999"})
    void anythingElseIsRefused(String timestamp) {
        assertThatThrownBy(() -> check(Duration.ofMinutes(5), timestamp)).isInstanceOf(StalePushException.class);
    }

    @Test
    void oneThatRefusesWeChatsRetriesStopsTheStart() {
        assertThatThrownBy(() -> check(Duration.ofSeconds(59), "1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("zhike.gateway.timestamp-window");
    }

    private static void check(@Nullable Duration window, String timestamp) {
        new TimestampWindow(() -> Optional.ofNullable(window))
                .check(
                        new PushQuery("signature", timestamp, "nonce", "user", null, null),
                        Arrival.now(Instant.ofEpochSecond(NOW), Context.root()));
    }
}
