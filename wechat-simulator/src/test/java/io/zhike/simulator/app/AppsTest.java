package io.zhike.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zhike.simulator.window.ReplyGrant;
import io.zhike.simulator.window.ReplyPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsTest {

    private static final Map<String, String> APP = Map.of(
            "zhike.apps.\"wx1\".secret", "local-secret",
            "zhike.apps.\"wx1\".token", "AAAAA",
            "zhike.apps.\"wx1\".encoding-aes-key", "A".repeat(43));

    @Test
    void readsAnAppWithItsDefaults() {
        // When
        var app = apps(APP).find("wx1").orElseThrow();

        // Then
        assertThat(app.name()).isEqualTo("wx1");
        assertThat(app.policy()).isEqualTo(ReplyPolicy.GUIDE);
        assertThat(app.toString()).doesNotContain("local-secret", "AAAAA");
    }

    @Test
    void readsThePolicyByItsName() {
        assertThat(apps(with(APP, "zhike.apps.\"wx1\".quota.policy", "wechat-2025"))
                        .find("wx1")
                        .orElseThrow()
                        .policy())
                .isEqualTo(ReplyPolicy.WECHAT_2025);
    }

    @Test
    void readsAPolicyOfItsOwn() {
        var own = Map.of(
                "zhike.quota.policy", "short",
                "zhike.quota.policies.short.entered.replies", "1",
                "zhike.quota.policies.short.entered.lasts", "PT20S",
                "zhike.quota.policies.short.message.replies", "3",
                "zhike.quota.policies.short.message.lasts", "PT2M");
        var all = new HashMap<>(APP);
        all.putAll(own);

        assertThat(apps(all).find("wx1").orElseThrow().policy())
                .isEqualTo(new ReplyPolicy(
                        "short", new ReplyGrant(1, Duration.ofSeconds(20)), new ReplyGrant(3, Duration.ofMinutes(2))));
        assertThatIllegalStateException()
                .isThrownBy(() -> apps(with(APP, "zhike.apps.\"wx1\".quota.policy", "generous")))
                .withMessageContaining("zhike.apps.\"wx1\".quota.policy");
    }

    @Test
    void namesTheKeyThatIsWrongAndNotItsValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> apps(with(APP, "zhike.apps.\"wx1\".encoding-aes-key", "too-short")))
                .withMessageContaining("zhike.apps.\"wx1\".encoding-aes-key")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("too-short"));
    }

    @Test
    void wantsOneAppAtLeast() {
        assertThatIllegalStateException().isThrownBy(() -> apps(Map.of())).withMessageContaining("zhike.apps");
    }

    private static Apps apps(Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(AppsConfig.class)
                .withMapping(ReplyPolicies.Config.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        return new Apps(
                config.getConfigMapping(AppsConfig.class),
                new ReplyPolicies(config.getConfigMapping(ReplyPolicies.Config.class)));
    }

    private static Map<String, String> with(Map<String, String> properties, String key, String value) {
        var all = new HashMap<>(properties);
        all.put(key, value);
        return all;
    }
}
