package io.zhike.simulator.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.zhike.simulator.window.ReplyGrant;
import io.zhike.simulator.window.ReplyPolicy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The policies that settings may name: those that WeChat has published, and one's own. */
@Singleton
class ReplyPolicies {

    private final Config config;

    ReplyPolicies(Config config) {
        this.config = config;
    }

    /** The keys are those of quota-service, so that one set of settings serves both. */
    @ConfigMapping(prefix = "zhike.quota")
    public interface Config {

        @WithDefault("guide")
        String policy();

        Map<String, Custom> policies();

        interface Custom {

            Grant entered();

            Grant message();
        }

        interface Grant {

            int replies();

            Duration lasts();
        }
    }

    /**
     * The policy of that name; the installation's where there is none.
     *
     * @throws IllegalArgumentException where nothing is called so
     */
    ReplyPolicy named(Optional<String> name) {
        String wanted = name.orElseGet(config::policy);
        return Stream.concat(ReplyPolicy.PUBLISHED.stream(), own())
                .filter(policy -> policy.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reply policy is called " + wanted));
    }

    private Stream<ReplyPolicy> own() {
        return config.policies().entrySet().stream()
                .map(one -> new ReplyPolicy(
                        one.getKey(),
                        grant(one.getValue().entered()),
                        grant(one.getValue().message())));
    }

    private static ReplyGrant grant(Config.Grant grant) {
        return new ReplyGrant(grant.replies(), grant.lasts());
    }
}
