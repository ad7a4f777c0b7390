package io.zhike.sender.doctor;

import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.ErrorCode;
import io.zhike.wechat.api.StableTokenAnswer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether WeChat gives the app an access token, and what is to be done where not. */
final class TokenCheck {

    private static final String TOKEN = "access-token";
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

    private TokenCheck() {}

    static Check of(String appId, StableTokenAnswer answer) {
        return switch (answer) {
            case StableTokenAnswer.Granted _ -> Check.ok(TOKEN, "已取得 access_token", "WeChat gives an access token");
            case StableTokenAnswer.Refused(ApiError error) -> refused(appId, error);
            case StableTokenAnswer.Unreadable(String cause) -> unreachable(cause);
        };
    }

    private static Check unreachable(String cause) {
        return Check.failed(
                TOKEN,
                "无法访问微信接口，请检查网络、代理与 zhike.wechat.api-url：" + cause,
                "WeChat's API cannot be reached; look at the network, the proxy and zhike.wechat.api-url: " + cause);
    }

    private static Check refused(String appId, ApiError error) {
        return switch (ErrorCode.of(error.errcode()).orElse(ErrorCode.OK)) {
            case ADDRESS_NOT_LISTED -> notListed(error);
            case INVALID_SECRET, INVALID_APP_ID, INVALID_CREDENTIAL ->
                Check.failed(
                        TOKEN,
                        "AppID 或 AppSecret 错误（%d），请核对 zhike.apps.\"%s\".secret".formatted(error.errcode(), appId),
                        "AppID or AppSecret is wrong (%d); look at zhike.apps.\"%s\".secret"
                                .formatted(error.errcode(), appId));
            default ->
                Check.failed(
                        TOKEN,
                        "微信拒绝发放 access_token：%d".formatted(error.errcode()),
                        "WeChat gives no access token: errcode %d".formatted(error.errcode()));
        };
    }

    private static Check notListed(ApiError error) {
        Matcher found = ADDRESS.matcher(error.errmsg());
        String address = found.find() ? found.group() : "?";
        return Check.failed(
                TOKEN,
                "出口 IP %s 不在白名单（40164）；请在小程序后台「开发管理→开发设置→IP 白名单」添加".formatted(address),
                "Our address %s is not in the app's IP list (40164); add it in the app's console (IP 白名单)"
                        .formatted(address));
    }
}
