package io.zhike.sender.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the clock agrees with WeChat's, by which reply windows end. */
final class ClockCheck {

    private static final String NAME = "clock";

    /** WeChat tells full seconds, and the answer takes its time. */
    private static final Duration AGREEMENT = Duration.ofSeconds(30);

    private ClockCheck() {}

    /** @param weChats empty where WeChat does not say */
    static Check of(Optional<Instant> weChats, Instant ours) {
        return weChats.map(theirs -> ahead(Duration.between(theirs, ours)))
                .orElseGet(
                        () -> Check.warning(NAME, "微信没有返回时间，无法核对时钟", "WeChat tells no time to hold the clock against"));
    }

    private static Check ahead(Duration ahead) {
        if (ahead.abs().compareTo(AGREEMENT) <= 0) {
            return Check.ok(NAME, "本机时钟与微信一致", "The clock agrees with WeChat's");
        }
        return Check.failed(
                NAME,
                "本机时钟比微信%s %d 秒，配额时限会算错；请校时（NTP）"
                        .formatted(ahead.isNegative() ? "慢" : "快", ahead.abs().toSeconds()),
                "The clock is %d s %s WeChat's, so that reply windows are counted wrongly; set it (NTP)"
                        .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
    }
}
