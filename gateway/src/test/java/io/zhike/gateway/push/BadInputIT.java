package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_COMPAT;
import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.TestApps.OFFICIAL;
import static io.zhike.gateway.push.TestApps.SPARE_BITS;
import static io.zhike.gateway.push.WeChat.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.gateway.push.TestApps.TestApp;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.crypto.PushCipher;
import io.zhike.wechat.crypto.PushSignature;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestApps.class)
@WithEngines(topics = "zhike.inbound:12")
@TestInstance(PER_CLASS)
class BadInputIT {

    private static final String TEXT = """
            {"ToUserName":"gh_1","FromUserName":"user-1","CreateTime":1772352000,"MsgType":"text","Content":"hello","MsgId":1}""";
    private static final String WITH_DTD = """
            <!DOCTYPE xml [<!ENTITY text "hello">]>
            <xml><FromUserName>user-1</FromUserName><CreateTime>1772352000</CreateTime><MsgType>text</MsgType>\
            <Content>&text;</Content><MsgId>1</MsgId></xml>""";

    private final WeChat weChat = WeChat.besideTheTestedGateway();
    private final InboundReader inbound = new InboundReader(Engines.kafka());

    @AfterAll
    void disconnect() {
        inbound.close();
    }

    record Case(String name, String appId, String query, String body) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> wronglySigned() {
        var encrypted = encrypted("", OFFICIAL, encrypt(OFFICIAL, OFFICIAL.id(), TEXT));
        return List.of(
                new Case("no query", OFFICIAL.id(), "", encrypted.body),
                new Case("msg_signature of another body", OFFICIAL.id(), encrypted.query, anotherEncrypted().body),
                new Case("no msg_signature", OFFICIAL.id(), signature(OFFICIAL), encrypted.body),
                new Case("a plain push in secure mode", OFFICIAL.id(), signature(OFFICIAL), TEXT),
                new Case("another app's Token", IN_PLAIN.id(), signature(OFFICIAL), TEXT),
                new Case(
                        "another timestamp",
                        IN_PLAIN.id(),
                        signature(IN_PLAIN).replace("timestamp=1", "timestamp=2"),
                        TEXT));
    }

    static List<Case> undecryptable() {
        return List.of(
                encrypted("no base64", OFFICIAL, "%%%"),
                encrypted("nothing", OFFICIAL, ""),
                encrypted("no whole block", OFFICIAL, "AAAA"),
                encrypted("noise", OFFICIAL, "A".repeat(86) + "=="),
                encrypted("under another key", OFFICIAL, encrypt(SPARE_BITS, OFFICIAL.id(), TEXT)),
                encrypted("another app id inside", OFFICIAL, encrypt(OFFICIAL, IN_PLAIN.id(), TEXT)));
    }

    static List<Case> noPush() {
        return List.of(
                plain("no body", ""),
                plain("broken JSON", "{\"MsgType\":"),
                plain("JSON that is no object", "[1]"),
                plain("no FromUserName", TEXT.replace("FromUserName", "From")),
                plain("empty FromUserName", TEXT.replace("user-1", "")),
                plain("no CreateTime", TEXT.replace("CreateTime", "Created")),
                plain("empty text", TEXT.replace("hello", "")),
                plain("text without Content", TEXT.replace("Content", "Contents")),
                new Case("no Encrypt", OFFICIAL.id(), signature(OFFICIAL) + "&msg_signature=1", TEXT),
                new Case("broken XML", SPARE_BITS.id(), signature(SPARE_BITS) + "&msg_signature=1", "<xml><Encrypt>"),
                new Case("DTD", SPARE_BITS.id(), signature(SPARE_BITS) + "&msg_signature=1", WITH_DTD),
                encrypted("DTD inside", SPARE_BITS, encrypt(SPARE_BITS, SPARE_BITS.id(), WITH_DTD)),
                encrypted("broken JSON inside", OFFICIAL, encrypt(OFFICIAL, OFFICIAL.id(), "{\"MsgType\":")),
                encrypted("broken XML in compat mode", IN_COMPAT, encrypt(IN_COMPAT, IN_COMPAT.id(), "<xml>")));
    }

    @ParameterizedTest
    @MethodSource("wronglySigned")
    void withoutWeChatsSignatureIs401(Case bad) {
        assertRefused(bad, 401, "wrong-signature");
    }

    @ParameterizedTest
    @MethodSource({"undecryptable", "noPush"})
    void thatIsNoPushForTheAppIs400(Case bad) {
        assertRefused(bad, 400, "malformed");
    }

    @Test
    void forAnUnknownAppIs404() {
        assertRefused(new Case("unknown", "wx0000000000000009", signature(IN_PLAIN), TEXT), 404, "unknown-app");
    }

    @Test
    void over256KiBIs413() {
        assertRefused(plain("too large", textOf(PushReader.MAX_BODY + 1)), 413, "too-large");
    }

    @Test
    void over256KiBInChunksIs413() {
        // Given
        var refused = refused("too-large");

        // When
        var answer = weChat.postInChunks(
                IN_PLAIN.id(), signature(IN_PLAIN), textOf(1024 * 1024).getBytes(UTF_8));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(refused("too-large")).isEqualTo(refused + 1);
        assertOnlyTheNextIsPublished();
    }

    @Test
    void thatBreaksOffIsCounted() throws IOException {
        // Given
        var refused = refused("malformed");

        // When
        weChat.postHalf(IN_PLAIN.id(), signature(IN_PLAIN), TEXT);

        // Then
        await().untilAsserted(() -> assertThat(refused("malformed")).isEqualTo(refused + 1));
        assertOnlyTheNextIsPublished();
    }

    @Test
    void of256KiBIsStillTaken() {
        // When
        var answer = weChat.postInChunks(
                IN_PLAIN.id(), signature(IN_PLAIN), textOf(PushReader.MAX_BODY).getBytes(UTF_8));

        // Then
        assertThat(answer.body()).isEqualTo("success");
        inbound.takeOne();
    }

    @Test
    void thatCannotBeDecryptedIsAnsweredTheSameWhateverTheReason() {
        // When
        var answers = Stream.concat(undecryptable().stream(), noPush().stream())
                .map(bad -> post(bad).body())
                .collect(Collectors.toSet());

        // Then
        assertThat(answers).hasSize(1);
    }

    @Test
    void inAVerificationIsRefusedToo() {
        // Given
        var address = "/wechat/" + OFFICIAL.id() + "?";

        // Then
        assertThat(weChat.get(address + "echostr=1").statusCode()).isEqualTo(401);
        assertThat(weChat.get(address + signature(IN_PLAIN) + "&echostr=1").statusCode())
                .isEqualTo(401);
        assertThat(weChat.get(address + signature(OFFICIAL)).statusCode()).isEqualTo(400);
        assertThat(weChat.get("/wechat/wx0000000000000009?echostr=1").statusCode())
                .isEqualTo(404);
    }

    private void assertRefused(Case bad, int status, String result) {
        // Given
        var refused = refused(result);

        // When
        var answer = post(bad);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(refused(result)).isEqualTo(refused + 1);
        assertOnlyTheNextIsPublished();
    }

    /** One good push comes after the bad one: if the bad one had been published, it would stand before it. */
    private void assertOnlyTheNextIsPublished() {
        assertThat(weChat.push(IN_PLAIN, text("next", "1", "good")).body()).isEqualTo("success");
        assertThat(inbound.takeOne().key()).isEqualTo(IN_PLAIN.id() + ":next");
    }

    private HttpResponse<String> post(Case bad) {
        return weChat.post(bad.appId, bad.query, bad.body.getBytes(UTF_8));
    }

    /** How many pushes had that result, of all apps. */
    private double refused(String result) {
        var counter = Pattern.compile("zhike_gateway_pushes_total\\{.*result=\"" + result + "\".*} ([0-9.]+)");
        return counter.matcher(weChat.get("/q/metrics").body())
                .results()
                .mapToDouble(count -> Double.parseDouble(count.group(1)))
                .sum();
    }

    private static Case plain(String name, String body) {
        return new Case(name, IN_PLAIN.id(), signature(IN_PLAIN), body);
    }

    private static Case encrypted(String name, TestApp app, String encrypted) {
        var body = app.format() == PushFormat.JSON
                ? "{\"ToUserName\":\"gh_1\",\"Encrypt\":\"" + encrypted + "\"}"
                : "<xml><ToUserName>gh_1</ToUserName><Encrypt>" + encrypted + "</Encrypt></xml>";
        var msgSignature = new PushSignature(app.token()).sign("1", "2", encrypted);
        return new Case(name, app.id(), signature(app) + "&encrypt_type=aes&msg_signature=" + msgSignature, body);
    }

    private static Case anotherEncrypted() {
        return encrypted("", OFFICIAL, encrypt(OFFICIAL, OFFICIAL.id(), TEXT));
    }

    private static String encrypt(TestApp keyOf, String appIdInside, String message) {
        return new PushCipher(EncodingAesKey.parse(keyOf.encodingAesKey()), appIdInside)
                .encrypt(message.getBytes(UTF_8));
    }

    private static String signature(TestApp app) {
        return "timestamp=1&nonce=2&signature=" + new PushSignature(app.token()).sign("1", "2");
    }

    private static String textOf(int bytes) {
        return TEXT.replace("hello", "x".repeat(bytes - TEXT.length() + "hello".length()));
    }
}
