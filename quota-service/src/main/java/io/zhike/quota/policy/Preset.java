package io.zhike.quota.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Figures that WeChat has published. */
public enum Preset {
    /** The mini program guide to customer service messages (小程序客服消息指南). */
    GUIDE("guide", new Allowance(1, Duration.ofMinutes(1)), new Allowance(3, Duration.ofHours(48))),

    /** WeChat's page on the limits of customer service messages, since 2025. */
    WECHAT_2025("wechat-2025", new Allowance(2, Duration.ofMinutes(1)), new Allowance(5, Duration.ofHours(48)));

    private final Figures figures;

    Preset(String name, Allowance entered, Allowance message) {
        figures = new Figures(name, entered, message);
    }

    public Figures figures() {
        return figures;
    }

    static Stream<Figures> all() {
        return Arrays.stream(values()).map(Preset::figures);
    }
}
