package io.zhike.quota.policy;

import java.time.Duration;

/** Figures that WeChat has published; a setting names them in lower case: {@code guide}, {@code wechat-2025}. */
public enum Preset {
    /** The mini program guide to customer service messages (小程序客服消息指南). */
    GUIDE(new Allowance(1, Duration.ofMinutes(1)), new Allowance(3, Duration.ofHours(48))),

    /** WeChat's page on the limits of customer service messages, since 2025. */
    WECHAT_2025(new Allowance(2, Duration.ofMinutes(1)), new Allowance(5, Duration.ofHours(48)));

    private final Allowance entered;
    private final Allowance message;

    Preset(Allowance entered, Allowance message) {
        this.entered = entered;
        this.message = message;
    }

    QuotaPolicy with(int reserve) {
        return new QuotaPolicy(entered, message, reserve);
    }
}
