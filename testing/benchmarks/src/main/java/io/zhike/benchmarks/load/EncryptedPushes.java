package io.zhike.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.zhike.embedded.Place;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushSettings;
import io.zhike.wechat.push.PushWriter;
import io.zhike.wechat.push.SignedPush;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Text messages of many users as WeChat pushes them in secure mode, to an app of each format: made before anything is
 * timed.
 */
public enum EncryptedPushes {
    JSON("wxba5fad812f8e6fb9", PushFormat.JSON),
    XML("wxb11529c136998cb6", PushFormat.XML);

    public static final String TOKEN = "AAAAA";
    public static final String ENCODING_AES_KEY = "A".repeat(43);

    private static final int USERS = 1_000;
    private static final int PUSHES = 20_000;

    private final String appId;
    private final PushFormat format;

    EncryptedPushes(String appId, PushFormat format) {
        this.appId = appId;
        this.format = format;
    }

    public String appId() {
        return appId;
    }

    public PushSettings settings() {
        return new PushSettings(appId, TOKEN, EncodingAesKey.parse(ENCODING_AES_KEY), format, PushMode.SECURE);
    }

    /** What the gateway has to be told to take them. */
    public Map<String, String> properties() {
        var app = "zhike.apps.\"" + appId + "\".";
        return Map.of(
                app + "token",
                TOKEN,
                app + "encoding-aes-key",
                ENCODING_AES_KEY,
                app + "format",
                name().toLowerCase(Locale.ROOT),
                app + "mode",
                "secure");
    }

    /** Signs and encrypts as WeChat does for that app. */
    public PushWriter writer() {
        return new PushWriter(settings());
    }

    /** The first ones of them, each different. */
    public List<SignedPush> first(int count) {
        var writer = writer();
        return IntStream.range(0, count)
                .mapToObj(number -> push(writer, number))
                .toList();
    }

    /** Whole HTTP requests. */
    public List<Buffer> requests() {
        return first(PUSHES).stream().map(this::request).toList();
    }

    /** A user's text message, sent now. */
    public static SignedPush text(PushWriter writer, String openId, String text, long messageId) {
        var now = Instant.now();
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_97417a04a28d");
        fields.put("FromUserName", openId);
        fields.put("CreateTime", Long.toString(now.getEpochSecond()));
        fields.put("MsgType", "text");
        fields.put("Content", text);
        fields.put("MsgId", Long.toString(24_000_000_000_000_000L + messageId));
        return writer.write(fields, now, Long.toString(415_670_741 + messageId));
    }

    private static SignedPush push(PushWriter writer, int number) {
        var openId = "o9AgO5Kd5ggOC-bXrbNODIi" + 10_000 + number % USERS;
        return text(writer, openId, "你好，我的订单 " + number + " 什么时候发货？", number);
    }

    private Buffer request(SignedPush push) {
        var head = """
                POST /wechat/%s?%s HTTP/1.1\r
                Host: %s\r
                User-Agent: Mozilla/4.0\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(appId, push.queryString(), Place.LOOPBACK, push.contentType(), push.body().length);
        return Buffer.buffer(head).appendBytes(push.body());
    }
}
