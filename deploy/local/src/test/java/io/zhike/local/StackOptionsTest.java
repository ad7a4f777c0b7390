package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

    @Test
    void withoutTheSimulatorTheAppsMustBeTheOperators() {
        // When, Then
        assertThatThrownBy(() -> StackOptions.of(new Arguments(false, false), Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ZHIKE_APPS_FILE");
    }

    @Test
    void withoutTheSimulatorItIsNoPartOfTheSystem() {
        // When
        var options = StackOptions.of(new Arguments(false, false), Map.of("ZHIKE_APPS_FILE", "apps.properties"));

        // Then
        assertThat(options.parts()).doesNotContain(Part.SIMULATOR).contains(Part.GATEWAY, Part.KAFKA);
        assertThat(options.services()).doesNotContain(Part.SIMULATOR).hasSize(5);
    }

    @Test
    void anIpv6AddressIsInBracketsInUrlsAlone() {
        for (var host : List.of("::1", "[::1]")) {
            // When
            var options = StackOptions.of(new Arguments(false, true), Map.of("ZHIKE_HOST", host));

            // Then
            assertThat(options.host()).isEqualTo("::1");
            assertThat(options.url(Part.GATEWAY)).isEqualTo("http://[::1]:8080");
        }
    }

    @Test
    void addressesAreReachableWhereItListensEverywhere() {
        // When
        var options = StackOptions.of(new Arguments(false, true), Map.of("ZHIKE_HOST", "0.0.0.0"));

        // Then
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.url(Part.GATEWAY)).isEqualTo("http://127.0.0.1:8080");
    }
}
