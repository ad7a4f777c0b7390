package io.zhike.sender.doctor;

import io.zhike.sender.breaker.Breaker;
import io.zhike.sender.breaker.Breakers;
import io.zhike.sender.delivery.LastDeliveries;
import io.zhike.sender.pause.AppPauses;
import io.zhike.wechat.api.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks what became of the app's last replies. */
@ApplicationScoped
class ExamineReplies {

    private static final String LAST_SEND = "last-send";
    private static final String SENDING = "sending";

    private final LastDeliveries deliveries;
    private final AppPauses pauses;
    private final Breakers breakers;
    private final Clock clock;

    ExamineReplies(LastDeliveries deliveries, AppPauses pauses, Breakers breakers, Clock clock) {
        this.deliveries = deliveries;
        this.pauses = pauses;
        this.breakers = breakers;
        this.clock = clock;
    }

    List<Check> examine(String appId) {
        List<Check> checks = new ArrayList<>();
        LastDeliveries.Summary last = deliveries.of(appId);
        checks.add(last.sentAt()
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .map(at -> Check.ok(LAST_SEND, "最近一次发送成功：" + at, "A reply was last sent at " + at))
                .orElseGet(() -> Check.info(LAST_SEND, "尚未成功发送过回复", "No reply has been sent yet")));
        last.failedSince().flatMap(ExamineReplies::failure).ifPresent(checks::add);
        if (pauses.pausedAt(clock.instant()).contains(appId)) {
            checks.add(
                    Check.warning(
                            SENDING,
                            "接口调用已达当日上限（45009），发送已暂停；可在小程序后台「开发管理→接口设置」清零或提升额度",
                            "The app's calls of the day are used up (45009) and its replies wait; raise or reset them in the app's console"));
        }
        if (breakers.of(appId).leave() != Breaker.Leave.ALL) {
            checks.add(Check.warning(
                    SENDING, "微信接口连续失败，回复在队列中等待恢复", "Calls of WeChat go wrong; replies wait until they go well"));
        }
        return checks;
    }

    /** @param errcode of the newest reply that failed after the last one that was sent */
    private static Optional<Check> failure(int errcode) {
        return ErrorCode.of(errcode).flatMap(code -> switch (code) {
            case NOT_AUTHORIZED ->
                Optional.of(
                        Check.failed(
                                LAST_SEND,
                                "小程序没有客服消息接口权限（48001）；请确认已开通客服，且权限未授予第三方平台",
                                "The app may not send customer messages (48001); see that 客服 is on and no third-party platform holds the permission"));
            case API_BANNED, RESTRICTED ->
                Optional.of(Check.failed(
                        LAST_SEND,
                        "客服消息接口因违规被封禁或限制（%d），请在小程序后台查看站内信".formatted(errcode),
                        "WeChat has banned or restricted the app's customer messages (%d); see the messages in its console"
                                .formatted(errcode)));
            case ADDRESS_NOT_LISTED ->
                Optional.of(Check.failed(
                        LAST_SEND,
                        "出口 IP 不在白名单（40164）；请在小程序后台「开发管理→开发设置→IP 白名单」添加",
                        "Our address is not in the app's IP list (40164); add it in the app's console (IP 白名单)"));
            default -> Optional.empty();
        });
    }
}
