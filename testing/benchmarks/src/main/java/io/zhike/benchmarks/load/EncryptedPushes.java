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
import java.util.Map;
import java.util.stream.IntStream;

/** Text messages of many users as WeChat pushes them in secure mode: whole HTTP requests, made before anything is timed. */
public final class EncryptedPushes {

    public static final String APP_ID = "wxba5fad812f8e6fb9";
    private static final String TOKEN = "AAAAA";
    private static final String ENCODING_AES_KEY = "A".repeat(43);

    private static final int USERS = 1_000;
    private static final int PUSHES = 20_000;

    private EncryptedPushes() {}

    public static List<Buffer> requests() {
        var writer = writer();
        return IntStream.range(0, PUSHES)
                .mapToObj(number -> request(writer, number))
                .toList();
    }

    /** What the gateway has to be told to take them. */
    public static Map<String, String> settings() {
        var app = "zhike.apps.\"" + APP_ID + "\".";
        return Map.of(
                app + "token",
                TOKEN,
                app + "encoding-aes-key",
                ENCODING_AES_KEY,
                app + "format",
                "json",
                app + "mode",
                "secure");
    }

    /** Signs and encrypts as WeChat does for that app. */
    public static PushWriter writer() {
        var key = EncodingAesKey.parse(ENCODING_AES_KEY);
        return new PushWriter(new PushSettings(APP_ID, TOKEN, key, PushFormat.JSON, PushMode.SECURE));
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

    private static Buffer request(PushWriter writer, int number) {
        var openId = "o9AgO5Kd5ggOC-bXrbNODIi" + 10_000 + number % USERS;
        var push = text(writer, openId, "你好，我的订单 " + number + " 什么时候发货？", number);
        var head = """
                POST /wechat/%s?%s HTTP/1.1\r
                Host: %s\r
                User-Agent: Mozilla/4.0\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(APP_ID, push.queryString(), Place.LOOPBACK, push.contentType(), push.body().length);
        return Buffer.buffer(head).appendBytes(push.body());
    }
}
