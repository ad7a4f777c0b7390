package io.zhike.gateway.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.zhike.wechat.push.PushWriter;
import io.zhike.wechat.push.SignedPush;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;

/** WeChat's side of the wire. */
final class WeChat {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    /** The published example of a push in secure mode. */
    static final String OFFICIAL_QUERY = "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445"
            + "&nonce=415670741&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes"
            + "&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";

    static final String OFFICIAL_BODY = """
            {"ToUserName":"gh_97417a04a28d","Encrypt":"+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCp\
            j0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSr\
            fMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufA\
            lr7F9mFUPAJGj04="}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String gateway;

    /** @param gateway where it listens, {@code http://host:port} */
    WeChat(String gateway) {
        this.gateway = gateway;
    }

    static WeChat besideTheTestedGateway() {
        return new WeChat(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    static SequencedMap<String, String> text(String openId, String msgId, String content) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_1");
        fields.put("FromUserName", openId);
        fields.put("CreateTime", Long.toString(NOW.getEpochSecond()));
        fields.put("MsgType", "text");
        fields.put("Content", content);
        fields.put("MsgId", msgId);
        return fields;
    }

    static SequencedMap<String, String> entered(String openId, String sessionFrom) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_1");
        fields.put("FromUserName", openId);
        fields.put("CreateTime", Long.toString(NOW.getEpochSecond()));
        fields.put("MsgType", "event");
        fields.put("Event", "user_enter_tempsession");
        fields.put("SessionFrom", sessionFrom);
        return fields;
    }

    static SignedPush signed(TestApps.TestApp app, SequencedMap<String, String> fields) {
        return new PushWriter(app.settings()).write(fields, NOW, "415670741");
    }

    HttpResponse<String> push(TestApps.TestApp app, SequencedMap<String, String> fields) {
        return push(app, signed(app, fields));
    }

    HttpResponse<String> push(TestApps.TestApp app, SignedPush push) {
        return post(app.id(), push.queryString(), push.body());
    }

    HttpResponse<String> post(String appId, String query, byte[] body) {
        return postLater(appId, query, BodyPublishers.ofByteArray(body), Map.of())
                .join();
    }

    HttpResponse<String> post(String appId, String query, byte[] body, Map<String, String> headers) {
        return postLater(appId, query, BodyPublishers.ofByteArray(body), headers)
                .join();
    }

    /** Without telling its length first. */
    HttpResponse<String> postInChunks(String appId, String query, byte[] body) {
        return postLater(appId, query, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), Map.of())
                .join();
    }

    CompletableFuture<HttpResponse<String>> pushLater(TestApps.TestApp app, SequencedMap<String, String> fields) {
        var push = signed(app, fields);
        return postLater(app.id(), push.queryString(), BodyPublishers.ofByteArray(push.body()), Map.of());
    }

    private CompletableFuture<HttpResponse<String>> postLater(
            String appId, String query, BodyPublisher body, Map<String, String> headers) {
        var request = request("/wechat/" + appId + "?" + query).POST(body);
        headers.forEach(request::header);
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Hangs up in the midst of the body. */
    void postHalf(String appId, String query, String body) throws IOException {
        var address = URI.create(gateway);
        var head = "POST /wechat/" + appId + "?" + query + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((head + body.substring(0, body.length() / 2)).getBytes(US_ASCII));
        }
    }

    HttpResponse<String> get(String pathAndQuery) {
        return http.sendAsync(request(pathAndQuery).GET().build(), BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(gateway + pathAndQuery)).timeout(Duration.ofSeconds(20));
    }
}
