package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks go, and how long they are tried, while nothing is configured. */
class WebhookDefaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/"
            })
    void privateAddressesAndPlainHttpAreRefusedWhereTheUrlSaysThem(String url) {
        try (Client client = new Client(Map.of())) {
            assertThat(client.webhooks.objectionTo(url)).isPresent();
            assertThat(client.send(url))
                    .isIn(new Answer.None(CallFailure.URL_REFUSED), new Answer.None(CallFailure.ADDRESS_REFUSED));
        }
    }

    @Test
    void privateAddressesAreNotConnectedToWhereANameLeadsThere() throws IOException {
        // Given
        try (Client client = new Client(Map.of());
                var inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "https://localhost:" + inside.getLocalPort() + "/";
            assertThat(client.webhooks.objectionTo(url)).isEmpty();

            // When
            Answer answer = client.send(url);

            // Then
            assertThat(answer).isEqualTo(new Answer.None(CallFailure.ADDRESS_REFUSED));
            assertThat(isCalled(inside)).isFalse();
        }
    }

    @Test
    void settingsAllowThem() throws IOException {
        // Given
        for (String setting :
                List.of("allow-private-addresses=true", "allowed-networks=10.0.0.0/8,127.0.0.0/8,::1/128")) {
            String[] parts = setting.split("=");
            try (Client client = new Client(Map.of("zhike.webhook." + parts[0], parts[1]));
                    var inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {

                // When
                Answer answer = client.send("https://localhost:" + inside.getLocalPort() + "/");

                // Then somebody is there, who says nothing
                assertThat(answer).isEqualTo(new Answer.None(CallFailure.TIMEOUT));
                assertThat(isCalled(inside)).isTrue();
            }
        }
    }

    @Test
    void somethingIsTriedTenTimesInThreeDays() {
        // When
        List<Duration> pauses = config(Map.of()).retryAfter();

        // Then
        assertThat(pauses).hasSize(9);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofDays(3), config(Map.of()).disableAfter());
    }

    private static WebhookConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WebhookConfig.class);
    }

    /** Somebody has connected. */
    private static boolean isCalled(ServerSocket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** A client with these settings, and a second for each call. */
    private static final class Client implements AutoCloseable {

        private final WebhookClient webhooks;

        Client(Map<String, String> settings) {
            var all = new HashMap<>(settings);
            all.put("zhike.webhook.timeout", "PT1S");
            webhooks = new WebhookClient(config(all), Clock.systemUTC());
        }

        Answer send(String url) {
            return webhooks.send(
                    new Claim("id", UUID.randomUUID(), "wx1", 1, url, List.of(WebhookSecret.random()), "{}"));
        }

        @Override
        public void close() {
            webhooks.close();
        }
    }
}
