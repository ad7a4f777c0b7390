package io.zhike.quota;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An installation with an app that follows the guide and one that follows the figures of 2025. */
public class TwoApps implements QuarkusTestProfile {

    public static final String GUIDE = "wxba5fad812f8e6fb9";
    public static final String WECHAT_2025 = "wxb11529c136998cb6";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "zhike.apps.\"%s\".name".formatted(GUIDE), "Guide",
                "zhike.apps.\"%s\".name".formatted(WECHAT_2025), "2025",
                "zhike.apps.\"%s\".quota.policy".formatted(WECHAT_2025), "wechat-2025",
                "zhike.apps.\"%s\".quota.reserve".formatted(WECHAT_2025), "0");
    }
}
