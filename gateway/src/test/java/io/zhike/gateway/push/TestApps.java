package io.zhike.gateway.push;

import static io.zhike.wechat.push.PushFormat.JSON;
import static io.zhike.wechat.push.PushFormat.XML;
import static io.zhike.wechat.push.PushMode.COMPAT;
import static io.zhike.wechat.push.PushMode.PLAIN;
import static io.zhike.wechat.push.PushMode.SECURE;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The apps of the tests: WeChat's published example, a key with spare bits set, and the other modes. */
public class TestApps implements QuarkusTestProfile {

    static final TestApp OFFICIAL = new TestApp("wxba5fad812f8e6fb9", "AAAAA", "A".repeat(43), JSON, SECURE);
    static final TestApp SPARE_BITS =
            new TestApp("wxb11529c136998cb6", "pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", XML, SECURE);
    static final TestApp IN_PLAIN = new TestApp("wx0000000000000001", "plain", "B".repeat(43), JSON, PLAIN);
    static final TestApp IN_COMPAT = new TestApp("wx0000000000000002", "compat", "C".repeat(43), XML, COMPAT);
    static final TestApp HANDS_OVER = new TestApp("wx0000000000000003", "hands", "D".repeat(43), JSON, SECURE);
    static final TestApp HANDS_OVER_XML = new TestApp("wx0000000000000004", "over", "E".repeat(43), XML, SECURE);

    record TestApp(String id, String token, String encodingAesKey, PushFormat format, PushMode mode) {

        PushSettings settings() {
            return new PushSettings(id, token, EncodingAesKey.parse(encodingAesKey), format, mode);
        }

        TestApp in(PushMode other) {
            return new TestApp(id, token, encodingAesKey, format, other);
        }

        Map<String, String> configuration() {
            var prefix = "zhike.apps.\"" + id + "\".";
            return Map.of(
                    prefix + "token",
                    token,
                    prefix + "encoding-aes-key",
                    encodingAesKey,
                    prefix + "format",
                    format.name().toLowerCase(Locale.ROOT),
                    prefix + "mode",
                    mode.name().toLowerCase(Locale.ROOT));
        }
    }

    /** A file that is not there yet, in a folder of its own. */
    static Path newSpool() {
        try {
            return Files.createTempDirectory("zhike-spool").resolve("spool.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        var configuration = new HashMap<>(Map.of(
                "quarkus.http.test-port",
                "0",
                "zhike.gateway.spool.file",
                newSpool().toString()));
        List.of(OFFICIAL, SPARE_BITS, IN_PLAIN, IN_COMPAT, HANDS_OVER, HANDS_OVER_XML)
                .forEach(app -> configuration.putAll(app.configuration()));
        List.of(HANDS_OVER, HANDS_OVER_XML)
                .forEach(app -> configuration.put("zhike.apps.\"" + app.id() + "\".hand-over", "always"));
        return configuration;
    }
}
