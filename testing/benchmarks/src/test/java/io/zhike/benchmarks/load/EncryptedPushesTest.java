package io.zhike.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptedPushesTest {

    @ParameterizedTest
    @EnumSource
    void areDifferentMessagesThatTheGatewayCanRead(EncryptedPushes format) {
        // Given
        var reader = new PushReader(format.settings());

        // When
        var pushes = format.requests().stream()
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
