package io.zhike.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplySource;
import io.zhike.service.UnknownAppException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void followTheGuideUnlessToldOtherwise() {
        // When
        QuotaPolicy policy = policies(Map.of()).of("wx1");

        // Then
        assertThat(policy.allowance(Kind.ENTERED, NOON)).isEqualTo(new Allowance(1, Duration.ofMinutes(1)));
        assertThat(policy.allowance(Kind.MESSAGE, NOON)).isEqualTo(new Allowance(3, Duration.ofHours(48)));
        assertThat(policy.sharing().reserve()).isEqualTo(1);
    }

    @Test
    void knowWhatWeChatDocumentsNow() {
        // When
        QuotaPolicy policy =
                policies(Map.of("zhike.quota.policy", "wechat-2025")).of("wx1");

        // Then
        assertThat(policy.allowance(Kind.ENTERED, NOON)).isEqualTo(new Allowance(2, Duration.ofMinutes(1)));
        assertThat(policy.allowance(Kind.MESSAGE, NOON)).isEqualTo(new Allowance(5, Duration.ofHours(48)));
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
        assertThat(policies.of("wx1"))
                .isEqualTo(new QuotaPolicy(Timetable.of(Preset.WECHAT_2025.figures()), Sharing.leaving(2), false));
        assertThat(policies.of("wx2"))
                .isEqualTo(new QuotaPolicy(Timetable.of(Preset.GUIDE.figures()), Sharing.leaving(0), false));
    }

    @Test
    void mayBeOfOnesOwnAndChangeAtATime() {
        // Given
        Policies policies = policies(Map.of(
                "zhike.quota.changes[0].from", "2026-04-01T00:00:00+08:00",
                "zhike.quota.changes[0].policy", "next-spring",
                "zhike.quota.policies.\"next-spring\".entered.replies", "1",
                "zhike.quota.policies.\"next-spring\".entered.lasts", "PT2M",
                "zhike.quota.policies.\"next-spring\".message.replies", "4",
                "zhike.quota.policies.\"next-spring\".message.lasts", "PT24H",
                "zhike.apps.\"wx1\".name", "One",
                "zhike.apps.\"wx2\".name", "Two",
                "zhike.apps.\"wx2\".quota.policy", "wechat-2025"));
        Instant change = Instant.parse("2026-03-31T16:00:00Z");

        // Then
        assertThat(policies.of("wx1").allowance(Kind.MESSAGE, change.minusMillis(1)))
                .isEqualTo(new Allowance(3, Duration.ofHours(48)));
        assertThat(policies.of("wx1").allowance(Kind.MESSAGE, change))
                .isEqualTo(new Allowance(4, Duration.ofHours(24)));
        assertThat(policies.of("wx1").allowance(Kind.ENTERED, change))
                .isEqualTo(new Allowance(1, Duration.ofMinutes(2)));
        assertThat(policies.of("wx2").allowance(Kind.MESSAGE, change))
                .isEqualTo(new Allowance(5, Duration.ofHours(48)));
    }

    @Test
    void capWhoeverSpeaks() {
        // Given
        Policies policies = policies(Map.of(
                "zhike.quota.caps.robot", "2",
                "zhike.quota.caps.system", "1",
                "zhike.apps.\"wx1\".name", "One",
                "zhike.apps.\"wx1\".quota.caps.robot", "0"));

        // Then
        assertThat(policies.of("wx1").sharing().cap(ReplySource.ROBOT)).hasValue(0);
        assertThat(policies.of("wx1").sharing().cap(ReplySource.SYSTEM)).hasValue(1);
        assertThat(policies.of("wx1").sharing().cap(ReplySource.AGENT)).isEmpty();
        assertThat(policies.of("wx2").sharing().cap(ReplySource.ROBOT)).hasValue(2);
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
                .hasMessageContaining("zhike.quota.policy")
                .hasMessageContaining("guide, wechat-2025");
        assertThatThrownBy(() -> policies(Map.of(
                        "zhike.quota.changes[0].from", "2026-04-01T00:00:00+08:00",
                        "zhike.quota.changes[0].policy", "generous")))
                .hasMessageContaining("zhike.quota.changes");
        assertThatThrownBy(() -> policies(Map.of("zhike.quota.policies.mine.entered.replies", "1")))
                .hasMessageContaining("zhike.quota.policies.mine.entered.lasts");
        assertThatThrownBy(() -> policies(Map.of(
                        "zhike.quota.policies.mine.entered.replies", "1",
                        "zhike.quota.policies.mine.entered.lasts", "PT0S",
                        "zhike.quota.policies.mine.message.replies", "1",
                        "zhike.quota.policies.mine.message.lasts", "PT1H")))
                .hasMessageContaining("zhike.quota.policies.\"mine\".entered");
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
