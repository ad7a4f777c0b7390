package io.zhike.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppsTest {

    private static final String PREFIX = "zhike.apps.\"wx1\".";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            PREFIX + "token", "AAAAA",
            PREFIX + "encoding-aes-key", "A".repeat(43),
            PREFIX + "format", "json",
            PREFIX + "mode", "secure"));

    @Test
    void areFoundByTheirIds() {
        // When
        var apps = apps();

        // Then
        assertThat(apps.ids()).containsExactly("wx1");
        assertThat(apps.find("wx1")).isNotNull();
        assertThat(apps.find("wx2")).isNull();
    }

    @Test
    void inPlainModeNeedNoKey() {
        // Given
        settings.put(PREFIX + "mode", "plain");
        settings.remove(PREFIX + "encoding-aes-key");

        // When
        var apps = apps();

        // Then
        assertThat(apps.find("wx1")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"token", "encoding-aes-key", "format", "mode"})
    void doNotStartWithoutASetting(String name) {
        // Given
        settings.remove(PREFIX + name);

        // When // Then
        assertThatThrownBy(this::apps).hasMessageContaining(PREFIX + name);
    }

    @ParameterizedTest
    @CsvSource({"token, ' '", "encoding-aes-key, tooshort", "format, yaml", "mode, open"})
    void doNotStartWithAWrongSetting(String name, String value) {
        // Given
        settings.put(PREFIX + name, value);

        // When // Then
        assertThatThrownBy(this::apps).hasMessageContaining(PREFIX + name);
    }

    @Test
    void neverTellAWrongKey() {
        // Given
        settings.put(PREFIX + "encoding-aes-key", "nearly-the-key");

        // When // Then
        assertThatThrownBy(this::apps).hasMessageNotContaining("nearly-the-key");
    }

    @Test
    void areAtLeastOne() {
        // Given
        settings.clear();

        // When // Then
        assertThatThrownBy(this::apps).hasMessageContaining("zhike.apps");
    }

    private Apps apps() {
        return new Apps(new SmallRyeConfigBuilder()
                .withMapping(AppsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(AppsConfig.class));
    }
}
