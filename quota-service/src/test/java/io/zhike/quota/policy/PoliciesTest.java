package io.zhike.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.service.UnknownAppException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    @Test
    void followTheGuideUnlessToldOtherwise() {
        // When
        QuotaPolicy policy = policies(Map.of()).of("wx1");

        // Then
        assertThat(policy.allowance(Kind.ENTERED)).isEqualTo(new Allowance(1, Duration.ofMinutes(1)));
        assertThat(policy.allowance(Kind.MESSAGE)).isEqualTo(new Allowance(3, Duration.ofHours(48)));
        assertThat(policy.reserve()).isEqualTo(1);
    }

    @Test
    void knowWhatWeChatDocumentsNow() {
        // When
        QuotaPolicy policy =
                policies(Map.of("zhike.quota.policy", "wechat-2025")).of("wx1");

        // Then
        assertThat(policy.allowance(Kind.ENTERED)).isEqualTo(new Allowance(2, Duration.ofMinutes(1)));
        assertThat(policy.allowance(Kind.MESSAGE)).isEqualTo(new Allowance(5, Duration.ofHours(48)));
    }

    @Test
    void differByApp() {
        // Given
        Policies policies = policies(Map.of(
                "zhike.quota.reserve", "2",
                "zhike.apps.\"wx1\".name", "One",
                "zhike.apps.\"wx1\".quota.policy", "wechat-2025",
                "zhike.apps.\"wx2\".name", "Two",
                "zhike.apps.\"wx2\".quota.reserve", "0"));

        // Then
        assertThat(policies.of("wx1")).isEqualTo(Preset.WECHAT_2025.with(2));
        assertThat(policies.of("wx2")).isEqualTo(Preset.GUIDE.with(0));
    }

    @Test
    void knowOnlyTheAppsOfTheInstallation() {
        // Given
        Policies policies = policies(Map.of("zhike.apps.\"wx1\".name", "One"));

        // When
        policies.requireApp("wx1");

        // Then
        assertThatThrownBy(() -> policies.requireApp("wx2")).isInstanceOf(UnknownAppException.class);
    }

    @Test
    void nameTheKeyOfAMistake() {
        assertThatThrownBy(() -> policies(Map.of("zhike.quota.policy", "generous")))
                .hasMessageContaining("zhike.quota.policy");
        assertThatThrownBy(() ->
                        policies(Map.of("zhike.apps.\"wx1\".name", "One", "zhike.apps.\"wx1\".quota.reserve", "few")))
                .hasMessageContaining("zhike.apps.\"wx1\".quota.reserve");
    }

    private static Policies policies(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(QuotaConfig.class)
                .withMapping(AppsConfig.class)
                .build();
        return new Policies(config.getConfigMapping(QuotaConfig.class), config.getConfigMapping(AppsConfig.class));
    }
}
