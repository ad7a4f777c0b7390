package io.zhike.sender.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether WeChat's pushes come, by what the gateways have seen; where they never do, the traps are named. */
final class PushChecks {

    private static final String GATEWAY = "gateway";
    private static final String PUSHES = "pushes";
    private static final String REFUSED = "pushes-refused";

    private static final List<Check> TRAPS = List.of(
            Check.info(
                    "trap-third-party",
                    "若小程序把「客服消息」权限授权给了第三方平台，消息只推送给该平台；请在小程序后台「设置→第三方设置」取消授权",
                    "Where a third-party platform holds the app's permission for customer messages, pushes go there alone;"
                            + " take it back in the app's console (设置→第三方设置)"),
            Check.info(
                    "trap-cloud-function",
                    "若云开发控制台为该消息类型绑定了云函数，消息只推送给云函数；请在「云开发→设置→其他设置→消息推送」解除",
                    "Where a cloud function is bound to the type of message, pushes go there alone;"
                            + " unbind it in the cloud console (消息推送)"),
            Check.info(
                    "trap-devtools",
                    "微信开发者工具的模拟器不会触发客服消息，请用真机测试",
                    "The simulator of WeChat's developer tools sends no customer messages; use a real phone"));

    private static final Check WEB_TOOL = Check.info(
            "web-tool",
            "开启消息推送后，微信网页版客服工具不再收到消息（转接的除外）",
            "Once 消息推送 is on, WeChat's own web tool gets no messages but those handed over");

    private PushChecks() {}

    static List<Check> of(String appId, List<Gateways.Replica> replicas) {
        List<Check> checks = new ArrayList<>();
        if (replicas.isEmpty()) {
            checks.add(Check.failed(
                    GATEWAY,
                    "找不到网关，请核对 zhike.services.gateway.url",
                    "There is no gateway; look at zhike.services.gateway.url"));
        }
        replicas.forEach(replica -> checks.addAll(replica.report()
                .map(report -> of(appId, replica.address(), report))
                .orElseGet(() -> List.of(silent(replica.address())))));
        if (replicas.stream().noneMatch(PushChecks::gotOne)) {
            checks.addAll(TRAPS);
        }
        checks.add(WEB_TOOL);
        return checks;
    }

    private static boolean gotOne(Gateways.Replica replica) {
        return replica.report().flatMap(PushReport::accepted).isPresent();
    }

    private static Check silent(String address) {
        return Check.failed(GATEWAY, "网关 " + address + " 没有应答", "The gateway at " + address + " does not answer");
    }

    private static List<Check> of(String appId, String address, PushReport report) {
        if (report.setUp().isEmpty()) {
            return List.of(Check.failed(
                    PUSHES,
                    "网关 %s 没有配置小程序 %s".formatted(address, appId),
                    "The gateway at %s does not know the app %s".formatted(address, appId)));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(report.accepted().map(at -> accepted(address, at)).orElseGet(() -> none(appId, address, report)));
        report.refused().map(at -> refused(address, at, report)).ifPresent(checks::add);
        return checks;
    }

    private static Check accepted(String address, Instant at) {
        return Check.ok(
                PUSHES,
                "网关 %s 最近一次接受推送：%s".formatted(address, at),
                "The gateway at %s last accepted a push at %s".formatted(address, at));
    }

    private static Check none(String appId, String address, PushReport report) {
        return Check.warning(
                PUSHES,
                "网关 %s 启动后尚未接受推送%s；请在小程序后台「开发管理→消息推送」把 URL 指向 https://<域名>/wechat/%s，格式与模式为 %s"
                        .formatted(
                                address,
                                report.verified()
                                        .map(at -> "（地址已于 " + at + " 验证）")
                                        .orElse(""),
                                appId,
                                setUp(report)),
                "The gateway at %s has accepted no push since its start%s; in the app's console (消息推送) the URL is https://<host>/wechat/%s, format and mode are %s"
                        .formatted(
                                address,
                                report.verified()
                                        .map(at -> " (the address was checked at " + at + ")")
                                        .orElse(""),
                                appId,
                                setUp(report)));
    }

    /** Where pushes are accepted, what is refused may be anybody's. */
    private static Check refused(String address, Instant at, PushReport report) {
        Cause cause = cause(report);
        if (report.accepted().isEmpty()) {
            return Check.failed(
                    REFUSED,
                    "网关 %s 于 %s 拒绝了推送：%s".formatted(address, at, cause.zh()),
                    "The gateway at %s refused a push at %s: %s".formatted(address, at, cause.en()));
        }
        boolean since = report.accepted().get().isBefore(at);
        return new Check(
                REFUSED,
                since ? Check.Result.WARNING : Check.Result.INFO,
                "网关 %s 最近一次拒绝：%s，%s（任何人都可以向该地址发送请求）".formatted(address, at, cause.zh()),
                "The gateway at %s last refused one at %s: %s (anybody may have sent it)"
                        .formatted(address, at, cause.en()));
    }

    private record Cause(String zh, String en) {}

    private static Cause cause(PushReport report) {
        String looked = report.refusedLooked().orElse("unknown");
        if (!looked.equals(setUp(report)) && !looked.contains("unknown")) {
            return new Cause(
                    "收到的是 %s，配置的是 %s；请让小程序后台与 zhike.apps 的 format、mode 一致".formatted(looked, setUp(report)),
                    "it was %s, set up is %s; make the app's console and format, mode of zhike.apps the same"
                            .formatted(looked, setUp(report)));
        }
        return switch (report.refusedFor().orElse("")) {
            case "wrong-signature" -> new Cause("签名不符，请核对 Token", "its signature is wrong; look at the Token");
            case "stale" ->
                new Cause(
                        "时间戳超出范围，请校时（NTP）或放宽 zhike.gateway.timestamp-window",
                        "its timestamp is out of the window; set the clock (NTP) or widen zhike.gateway.timestamp-window");
            case "malformed" ->
                new Cause(
                        "无法解密或解析，请核对 EncodingAESKey 与 AppID", "it is not to be read; look at EncodingAESKey and AppID");
            default -> new Cause("请查看网关日志", "see the gateway's log");
        };
    }

    private static String setUp(PushReport report) {
        return report.setUp().orElse("");
    }
}
