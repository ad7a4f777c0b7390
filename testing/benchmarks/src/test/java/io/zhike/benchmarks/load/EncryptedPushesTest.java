package io.zhike.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.PushSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EncryptedPushesTest {

    private static final String APP = "wxba5fad812f8e6fb9";

    @Test
    void areDifferentMessagesThatTheGatewayCanRead() {
        // Given
        var settings =
                new PushSettings(APP, "AAAAA", EncodingAesKey.parse("A".repeat(43)), PushFormat.JSON, PushMode.SECURE);
        var reader = new PushReader(settings);

        // When
        var pushes = EncryptedPushes.requests().stream()
                .limit(100)
                .map(request -> read(reader, request.toString(StandardCharsets.UTF_8)))
                .toList();

        // Then
        assertThat(pushes).allMatch(push -> push instanceof Push.Text);
        assertThat(new HashSet<>(pushes)).hasSize(100);
    }

    private static Push read(PushReader reader, String request) {
        var body = request.substring(request.indexOf("\r\n\r\n") + 4);
        var query = query(URI.create(request.split(" ", 3)[1]));
        return reader.read(PushQuery.of(query::get), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
