package io.zhike.sender.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsConfigTest {

    @Test
    void readsItsOwnKeysOfAnApp() {
        var apps = config(Map.of("zhike.apps.\"wx1\".secret", "s", "zhike.apps.\"wx1\".encoding-aes-key", "A"))
                .getConfigMapping(AppsConfig.class)
                .apps();

        assertThat(apps).containsOnlyKeys("wx1");
    }

    @Test
    void namesTheKeyOfASecretThatIsMissing() {
        assertThatThrownBy(() -> config(Map.of("zhike.apps.\"wx1\".token", "AAAAA")))
                .hasMessageContaining("zhike.apps.\"wx1\".secret");
    }

    @Test
    void namesTheKeyOfASecretThatIsEmpty() {
        assertThatThrownBy(() -> config(Map.of("zhike.apps.\"wx1\".secret", " ")))
                .hasMessageContaining("zhike.apps.wx1.secret");
    }

    @Test
    void namesTheKeyOfARateAtWhichNothingLeaves() {
        assertThatThrownBy(() -> config(Map.of("zhike.apps.\"wx1\".secret", "s", "zhike.apps.\"wx1\".rate", "0")))
                .hasMessageContaining("zhike.apps.wx1.rate");
    }

    @Test
    void wantsAnApp() {
        assertThatThrownBy(() -> config(Map.of())).hasMessageContaining("zhike.apps");
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(AppsConfig.class)
                .withDefaultValue("smallrye.config.mapping.validate-unknown", "false")
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
