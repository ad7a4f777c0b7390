package io.zhike.agent.doctor;

import java.time.Duration;

/** The figures that quota-service counts an app's replies by. */
record QuotaPolicy(Allowance entered, Allowance message) {

    /** What WeChat documents since 2025. */
    static final QuotaPolicy DOCUMENTED =
            new QuotaPolicy(new Allowance(2, Duration.ofMinutes(1)), new Allowance(5, Duration.ofHours(48)));

    record Allowance(int replies, Duration lasts) {

        private String of(String reply, String hour, String minute) {
            return lasts.toHours() > 0
                    ? "%d %s/%d %s".formatted(replies, reply, lasts.toHours(), hour)
                    : "%d %s/%d %s".formatted(replies, reply, lasts.toMinutes(), minute);
        }

        String zh() {
            return of("条", "小时", "分钟");
        }

        String en() {
            return of("replies", "h", "min");
        }
    }

    Check check() {
        if (equals(DOCUMENTED)) {
            return new Check(
                    "quota-policy",
                    Check.Result.OK,
                    "当前按 %s计，与微信现行文档一致".formatted(message.zh()),
                    "Counted as %s, as WeChat documents it now".formatted(message.en()));
        }
        Allowance ours = message.equals(DOCUMENTED.message) ? entered : message;
        Allowance documented = message.equals(DOCUMENTED.message) ? DOCUMENTED.entered : DOCUMENTED.message;
        return new Check(
                "quota-policy",
                Check.Result.INFO,
                "当前按 %s计，微信现行文档为 %s；可设置 zhike.quota.policy=wechat-2025".formatted(ours.zh(), documented.zh()),
                "Counted as %s, WeChat documents %s now; zhike.quota.policy=wechat-2025 counts so"
                        .formatted(ours.en(), documented.en()));
    }
}
