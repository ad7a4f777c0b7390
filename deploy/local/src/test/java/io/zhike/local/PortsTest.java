package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.embedded.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesATakenPortAndThePartThatWantsIt() throws IOException {
        // Given
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral(Place.LOOPBACK))) {
            var ports = Ports.of(Map.of(
                    "ZHIKE_QUOTA_PORT", Integer.toString(other.getLocalPort()),
                    "ZHIKE_GATEWAY_PORT", Integer.toString(Place.freePort())));

            // When
            var taken = ports.taken(Place.LOOPBACK, List.of(Part.GATEWAY, Part.QUOTA));

            // Then
            assertThat(taken)
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(other.getLocalPort()), "quota-service", "ZHIKE_QUOTA_PORT");
        }
    }

    @Test
    void areTheDocumentedOnes() {
        // When
        var ports = Ports.of(Map.of());

        // Then
        assertThat(List.of(Part.values()))
                .extracting(ports::of)
                .containsExactly(15432, 19092, 8095, 8090, 8081, 8082, 8083, 8084, 8080);
    }

    @Test
    void refuseWhatIsNoPort() {
        // When, Then
        for (var value : List.of("http", "0", "65536", "")) {
            assertThatThrownBy(() -> Ports.of(Map.of("ZHIKE_KAFKA_PORT", value)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("ZHIKE_KAFKA_PORT");
        }
    }
}
