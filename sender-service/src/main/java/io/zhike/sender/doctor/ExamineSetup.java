package io.zhike.sender.doctor;

import io.zhike.sender.token.AppsConfig;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.PushSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Looks at the settings' form, and whether this installation reads what WeChat publishes as an example. */
@ApplicationScoped
class ExamineSetup {

    private static final Pattern APP_ID = Pattern.compile("wx[0-9a-f]{16}");
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

    /** WeChat's published example of a push in secure mode: its app, its settings and its request. */
    private static final PushSettings PUBLISHED_APP = new PushSettings(
            "wxba5fad812f8e6fb9", "AAAAA", EncodingAesKey.parse("A".repeat(43)), PushFormat.JSON, PushMode.SECURE);

    private static final Map<String, String> PUBLISHED_QUERY = Map.of(
            "timestamp", "1714112445",
            "nonce", "415670741",
            "msg_signature", "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");

    private static final String PUBLISHED_BODY = """
            {"ToUserName":"gh_97417a04a28d","Encrypt":"+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCp\
            j0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSr\
            fMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufA\
            lr7F9mFUPAJGj04="}""";

    private final AppsConfig config;

    ExamineSetup(AppsConfig config) {
        this.config = config;
    }

    List<Check> examine(String appId) {
        String secret = Objects.requireNonNull(config.apps().get(appId)).secret();
        return List.of(form(appId, secret), publishedExample());
    }

    private static Check form(String appId, String secret) {
        String name = "configuration";
        if (!APP_ID.matcher(appId).matches()) {
            return Check.warning(
                    name,
                    "AppID 应为 wx 加 16 位十六进制字符，请核对 zhike.apps 的键名",
                    "An AppID is wx and 16 hexadecimal digits; look at the key below zhike.apps");
        }
        if (!SECRET.matcher(secret).matches()) {
            return Check.warning(
                    name,
                    "AppSecret 应为 32 位十六进制字符，请核对 zhike.apps.\"" + appId + "\".secret",
                    "An AppSecret is 32 hexadecimal digits; look at zhike.apps.\"" + appId + "\".secret");
        }
        return Check.ok(name, "AppID 与 AppSecret 的格式正确", "AppID and AppSecret have the right form");
    }

    private static Check publishedExample() {
        try {
            new PushReader(PUBLISHED_APP)
                    .read(PushQuery.of(PUBLISHED_QUERY::get), PUBLISHED_BODY.getBytes(StandardCharsets.UTF_8));
            return Check.ok("vectors", "微信官方加解密示例验证通过", "WeChat's published example is read");
        } catch (RuntimeException e) {
            return Check.failed(
                    "vectors",
                    "微信官方加解密示例验证失败，本程序或其 Java 环境已损坏：" + e.getMessage(),
                    "WeChat's published example is not read: this program or its Java is broken: " + e.getMessage());
        }
    }
}
