package io.zhike.routing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zhike.service.UnknownAppException;
import org.junit.jupiter.api.Test;

class AppsConfigTest {

    @Test
    void anAppIsThereOnceItHasAName() {
        Apps apps = new Apps(config("zhike.apps.\"wx1\".name", "One").getConfigMapping(AppsConfig.class));

        apps.require("wx1");

        assertThatThrownBy(() -> apps.require("wx2")).isInstanceOf(UnknownAppException.class);
    }

    @Test
    void anEmptyNameIsAMistakeThatIsNamed() {
        assertThatThrownBy(() -> config("zhike.apps.\"wx1\".name", ""))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("zhike.apps.\"wx1\".name");
    }

    @Test
    void noAppsAreNoMistake() {
        assertThat(config("zhike.outbox.batch", "500")
                        .getConfigMapping(AppsConfig.class)
                        .byId())
                .isEmpty();
    }

    private static SmallRyeConfig config(String key, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(AppsConfig.class)
                .withDefaultValue(key, value)
                .build();
    }
}
