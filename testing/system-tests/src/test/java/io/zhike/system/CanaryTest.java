package io.zhike.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {

    private static final String SECRET = "canary+1f0a9b2c3d4e5f60718293a4b5c6d7e8f9%=";

    private final Canary canary = new Canary("secret", SECRET);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isFoundAsItIsAndEncodedWhereverItBegins(int before) {
        var whole = "?".repeat(before) + SECRET + "&more";

        assertThat(canary.isIn(whole.getBytes(UTF_8))).isTrue();
        assertThat(canary.isIn(URLEncoder.encode(whole, UTF_8).getBytes(UTF_8))).isTrue();
        assertThat(canary.isIn(Base64.getEncoder().encode(whole.getBytes(UTF_8))))
                .isTrue();
        assertThat(canary.isIn(Base64.getUrlEncoder().encode(whole.getBytes(UTF_8))))
                .isTrue();
    }

    @Test
    void isFoundInPart() {
        assertThat(canary.isIn(("secret=" + SECRET.substring(0, 30) + "...").getBytes(UTF_8)))
                .isTrue();
        assertThat(canary.isIn(("..." + SECRET.substring(8)).getBytes(UTF_8))).isTrue();
    }

    @Test
    void isNotFoundInAnother() {
        assertThat(canary.isIn("canary+0f1a9b2c3d4e5f6071829304b5c6d7e8f9%=".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void tellsWhereItWasFound() {
        assertThat(canary.trace("gateway.log", ("token=" + SECRET).getBytes(UTF_8)))
                .startsWith("secret in gateway.log: token=canary");
        assertThat(canary.trace("gateway.log", "token=***".getBytes(UTF_8))).isEmpty();
    }
}
