package io.zhike.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.wechat.Vectors;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.crypto.PushCipher;
import io.zhike.wechat.crypto.PushSignature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushReaderTest {

    private static final String APP_ID = Vectors.text("/official/appId");
    private static final String TOKEN = Vectors.text("/official/token");
    private static final EncodingAesKey KEY = EncodingAesKey.parse(Vectors.text("/official/encodingAesKey"));
    private static final Instant NOW = Instant.ofEpochSecond(1714112445);

    private final PushReader secure = new PushReader(settings(PushFormat.JSON, PushMode.SECURE));
    private final PushReader plainXml = new PushReader(settings(PushFormat.XML, PushMode.PLAIN));
    private final PushReader plainJson = new PushReader(settings(PushFormat.JSON, PushMode.PLAIN));

    @Test
    void answersThePublishedVerification() {
        // Given
        var query = query("get", null);

        // When
        var echostr = secure.verify(query);

        // Then
        assertThat(echostr).isEqualTo("4375120948345356249");
    }

    @Test
    void refusesAVerificationThatIsNotWeChats() {
        var query = new PushQuery("f464b24f", "1714036504", "1514711492", null, null, "4375120948345356249");

        assertThatThrownBy(() -> secure.verify(query)).isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void refusesAVerificationWithNothingToEcho() {
        var query =
                new PushQuery("f464b24fc39322e44b38aa78f5edd27bd1441696", "1714036504", "1514711492", null, null, null);

        assertThatThrownBy(() -> secure.verify(query)).isInstanceOf(MalformedPushException.class);
    }

    @Test
    void readsThePublishedSecurePush() {
        // Given
        var query = query("secure", Vectors.text("/official/secure/msgSignature"));

        // When
        var push = secure.read(query, publishedBody());

        // Then
        assertThat(push).isInstanceOfSatisfying(Push.Other.class, other -> {
            assertThat(other.msgType()).isEqualTo("event");
            assertThat(other.event()).isEqualTo("debug_demo");
            assertThat(other.openId()).isEqualTo("o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
            assertThat(other.createTime()).isEqualTo(Instant.ofEpochSecond(1714112445));
            assertThat(other.envelope().msgId()).isNull();
            assertThat(other.envelope().toUserName()).isEqualTo("gh_97417a04a28d");
            assertThat(other.envelope().fields())
                    .containsOnlyKeys("CreateTime", "Event", "FromUserName", "MsgType", "ToUserName", "debug_str");
        });
    }

    @Test
    void readsAPlainPushUnderThePublishedSignature() {
        // When
        var push = plainJson.read(query("plain", null), """
                {"ToUserName":"gh_1","FromUserName":"o1","CreateTime":"1714037059","MsgType":"text",
                 "Content":"你好 😀","MsgId":"24538941231231231231231"}""".getBytes(UTF_8));

        // Then
        assertThat(push).isInstanceOfSatisfying(Push.Text.class, text -> {
            assertThat(text.content()).isEqualTo("你好 😀");
            assertThat(text.createTime()).isEqualTo(Instant.ofEpochSecond(1714037059));
            assertThat(text.envelope().msgId()).isEqualTo("24538941231231231231231");
        });
    }

    @ParameterizedTest
    @MethodSource("formatsAndModes")
    void readsWhatIsWrittenInEveryFormatAndMode(PushFormat format, PushMode mode) {
        // Given
        var settings = settings(format, mode);
        var fields = text("1 < 2 & ]]> \"你好\" \\ 😀\n第二行");

        // When
        var push = read(new PushReader(settings), new PushWriter(settings).write(fields, NOW, "415670741"));

        // Then
        assertThat(push).isInstanceOf(Push.Text.class);
        assertThat(push.envelope().fields()).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SECURE"})
    void refusesAWrongTokenInEveryMode(String mode) {
        // Given
        var theirs = new PushSettings(APP_ID, "BBBBB", KEY, PushFormat.JSON, PushMode.valueOf(mode));
        var ours = new PushReader(settings(PushFormat.JSON, PushMode.valueOf(mode)));

        // When
        var push = new PushWriter(theirs).write(text("你好"), NOW, "1");

        // Then
        assertThatThrownBy(() -> read(ours, push)).isInstanceOf(WrongSignatureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPAT", "SECURE"})
    void doesNotBelieveThePlainSignatureWhereTheModeEncrypts(String mode) {
        // Given
        var settings = settings(PushFormat.JSON, PushMode.valueOf(mode));
        var plain = new PushWriter(settings(PushFormat.JSON, PushMode.PLAIN)).write(text("你好"), NOW, "1");

        // Then
        assertThatThrownBy(() -> read(new PushReader(settings), plain)).isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void believesOnlyWhatIsEncryptedInCompatMode() {
        // Given
        var settings = settings(PushFormat.JSON, PushMode.COMPAT);
        var push = new PushWriter(settings).write(text("真的"), NOW, "1");
        var tampered = new String(push.body(), UTF_8).replace("真的", "假的").getBytes(UTF_8);

        // When
        var read = new PushReader(settings).read(PushQuery.of(push.query()::get), tampered);

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Push.Text.class, text -> assertThat(text.content()).isEqualTo("真的"));
    }

    @Test
    void refusesAMissingTimestampOrNonce() {
        // Given
        var push = new PushWriter(settings(PushFormat.JSON, PushMode.SECURE)).write(text("你好"), NOW, "1");

        // Then
        for (var missing : new String[] {"timestamp", "nonce", "msg_signature"}) {
            var query = new LinkedHashMap<>(push.query());
            query.remove(missing);
            assertThatThrownBy(() -> secure.read(PushQuery.of(query::get), push.body()))
                    .as(missing)
                    .isInstanceOf(WrongSignatureException.class);
        }
    }

    @Test
    void refusesAnAlteredEncrypt() {
        var body = new String(publishedBody(), UTF_8).replace("+qdx1", "+qdx2").getBytes(UTF_8);

        assertThatThrownBy(() -> secure.read(query("secure", Vectors.text("/official/secure/msgSignature")), body))
                .isInstanceOf(WrongSignatureException.class);
    }

    @Test
    void refusesASecurePushWithoutEncrypt() {
        assertThatThrownBy(() -> secure.read(query("secure", "046e"), "{\"ToUserName\":\"gh_1\"}".getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class);
    }

    @Test
    void takesNoOtherFieldForEncrypt() {
        var body = "{\"Outer\":%1$s,\"encrypt\":\"x\"}".formatted(new String(publishedBody(), UTF_8));

        assertThatThrownBy(() -> secure.read(query("secure", "046e"), body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("Encrypt is missing");
    }

    @Test
    void readsABodyToItsEndThoughEncryptStandsFirst() {
        var signature = Vectors.text("/official/secure/msgSignature");
        var body = "{\"Encrypt\":\"x\",\"ToUserName\":";

        assertThatThrownBy(() -> secure.read(query("secure", signature), body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("JSON is broken");
    }

    @Test
    void saysTheSameOfEveryDecryptionFailure() {
        // Given
        var wrongApp = new PushCipher(KEY, "wxb11529c136998cb6").encrypt("{}".getBytes(UTF_8));
        var wrongKey = new PushCipher(EncodingAesKey.parse("B".repeat(43)), APP_ID).encrypt("{}".getBytes(UTF_8));

        // Then
        for (var encrypted : new String[] {wrongApp, wrongKey, "AAAA", "%%%"}) {
            var signature = new PushSignature(TOKEN).sign("1", "2", encrypted);
            var query = new PushQuery(null, "1", "2", null, signature, null);
            assertThatThrownBy(() -> secure.read(query, ("{\"Encrypt\":\"" + encrypted + "\"}").getBytes(UTF_8)))
                    .isInstanceOf(MalformedPushException.class)
                    .hasMessage("The push cannot be decrypted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{\"MsgType\":}",
                "{\"MsgType\":\"text\"} {}",
                "{\"MsgType\":\"text\"}",
                "{\"FromUserName\":\"o1\",\"CreateTime\":1}",
                "{\"FromUserName\":\"\",\"CreateTime\":1,\"MsgType\":\"text\"}",
                "{\"FromUserName\":\"o1\",\"CreateTime\":\"soon\",\"MsgType\":\"text\"}",
                "{\"FromUserName\":\"o1\",\"CreateTime\":-1,\"MsgType\":\"text\"}",
                "{\"FromUserName\":\"o1\",\"CreateTime\":99999999999999999999,\"MsgType\":\"text\"}",
                "{\"FromUserName\":\"o1\",\"CreateTime\":9223372036854775807,\"MsgType\":\"text\"}",
                "<xml><MsgType>text</MsgType></xml>"
            })
    void refusesBrokenJson(String body) {
        assertThatThrownBy(() -> plainJson.read(signed(), body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<xml>",
                "<xml></lmx>",
                "<xml/><xml/>",
                "<xml><MsgType>text</MsgType></xml>",
                "<xml><FromUserName>&unknown;</FromUserName></xml>",
                "{\"MsgType\":\"text\"}"
            })
    void refusesBrokenXml(String body) {
        assertThatThrownBy(() -> plainXml.read(signed(), body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml>",
                "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE xml [<!ENTITY who \"o1\">]>",
                "<!DOCTYPE xml [<!ENTITY who SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY who \"&b;&b;&b;&b;\">]>"
            })
    void refusesADocumentType(String declaration) {
        // Given
        var body = """
                <xml><FromUserName>%s</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>""";

        // Then
        assertThat(plainXml.read(signed(), body.formatted("o1").getBytes(UTF_8)).openId())
                .isEqualTo("o1");
        assertThatThrownBy(() -> plainXml.read(signed(), (declaration + body.formatted("&who;")).getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class);
        assertThatThrownBy(() -> plainXml.read(signed(), (declaration + body.formatted("o1")).getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 5_000, 20_000})
    void refusesDeepNesting(int depth) {
        var xml = "<a>".repeat(depth) + "</a>".repeat(depth);
        var objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        var arrays = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThatThrownBy(() -> plainXml.read(signed(), xml.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("too deep");
        assertThatThrownBy(() -> plainJson.read(signed(), objects.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("too deep");
        assertThatThrownBy(() -> plainJson.read(signed(), arrays.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void refusesALongNameHoweverItIsMade() {
        var name = "n".repeat(200);
        var xml = "<xml><" + name + "><a/></" + name + "></xml>";
        var json = "{\"" + name + "\":{\"a\":1}}";

        assertThatThrownBy(() -> plainXml.read(signed(), xml.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> plainJson.read(signed(), json.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("name");
    }

    @Test
    void refusesEntitiesThatGrowTenfoldWithEachLevel() {
        // Given
        var levels = IntStream.rangeClosed(1, 20)
                .mapToObj(level -> "<!ENTITY a%d \"%s\">".formatted(level, ("&a" + (level - 1) + ";").repeat(10)))
                .collect(joining());
        var body = "<!DOCTYPE xml [<!ENTITY a0 \"aaaaaaaaaa\">" + levels + "]><xml><FromUserName>&a20;</FromUserName>"
                + "<CreateTime>1</CreateTime><MsgType>text</MsgType></xml>";

        // Then
        assertThatThrownBy(() -> plainXml.read(signed(), body.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml SYSTEM \"%s\"><xml/>",
                "<!DOCTYPE xml [<!ENTITY %% outside SYSTEM \"%s\"> %%outside;]><xml/>",
                "<!DOCTYPE xml [<!ENTITY outside SYSTEM \"%s\">]><xml><FromUserName>&outside;</FromUserName></xml>"
            })
    void neverFetchesWhatIsOutsideOfTheBody(String document) throws IOException {
        try (var server = ServerSocketChannel.open()) {
            // Given
            server.bind(new InetSocketAddress("127.0.0.1", 0)).configureBlocking(false);
            var outside = "http://127.0.0.1:" + server.socket().getLocalPort() + "/";
            var body = document.formatted(outside).getBytes(UTF_8);

            // When
            assertThatThrownBy(() -> plainXml.read(signed(), body)).isInstanceOf(MalformedPushException.class);

            // Then
            assertThat(server.accept()).as("a connection").isNull();
        }
    }

    @Test
    void refusesTooManyFields() {
        var xml = "<xml>" + "<a/>".repeat(1_001) + "</xml>";
        var json = "{\"a\":[" + "1,".repeat(1_001) + "1]}";

        assertThatThrownBy(() -> plainXml.read(signed(), xml.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("fields");
        assertThatThrownBy(() -> plainJson.read(signed(), json.getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("fields");
    }

    @Test
    void refusesALargeBody() {
        assertThatThrownBy(() -> plainJson.read(signed(), new byte[PushReader.MAX_BODY + 1]))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void keepsAReplacementCharacterThatWasSent() {
        // Given
        var body = "{\"FromUserName\":\"o1\",\"CreateTime\":1,\"MsgType\":\"text\",\"Content\":\"a\uFFFDb\"}";

        // When
        var push = plainJson.read(signed(), body.getBytes(UTF_8));

        // Then
        assertThat(push)
                .isInstanceOfSatisfying(
                        Push.Text.class, text -> assertThat(text.content()).isEqualTo("a\uFFFDb"));
    }

    @Test
    void refusesBrokenUtf8() {
        // Given
        var body = "{\"FromUserName\":\"o1\",\"CreateTime\":1,\"MsgType\":\"text\",\"Content\":\"??\"}".getBytes(UTF_8);
        var at = new String(body, UTF_8).indexOf("??");
        body[at] = (byte) 0xE4;

        // Then
        assertThatThrownBy(() -> plainJson.read(signed(), body))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "e4bd", "eda080", "f09f98", "f4908080", "ff"})
    void refusesBrokenUtf8BeneathTheEncryption(String broken) {
        // Given
        var whole = "{\"FromUserName\":\"o1\",\"CreateTime\":1,\"MsgType\":\"text\",\"Content\":\"";
        var message = ByteBuffer.allocate(whole.length() + broken.length() / 2 + 2)
                .put(whole.getBytes(UTF_8))
                .put(HexFormat.of().parseHex(broken))
                .put("\"}".getBytes(UTF_8))
                .array();
        var encrypted = new PushCipher(KEY, APP_ID).encrypt(message);
        var query = new PushQuery(null, "1", "2", null, new PushSignature(TOKEN).sign("1", "2", encrypted), null);

        // Then
        assertThatThrownBy(() -> secure.read(query, ("{\"Encrypt\":\"" + encrypted + "\"}").getBytes(UTF_8)))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void neverRepeatsTheBodyInItsMessage() {
        var body = "{\"FromUserName\":\"o1\",\"CreateTime\":\"我的秘密\",\"MsgType\":\"text\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> plainJson.read(signed(), body)).hasMessageNotContaining("我的秘密");
    }

    @Test
    void needsAKeyToEncrypt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushSettings(APP_ID, TOKEN, null, PushFormat.JSON, PushMode.SECURE));
        assertThat(new PushSettings(APP_ID, TOKEN, null, PushFormat.JSON, PushMode.PLAIN).toString())
                .doesNotContain(TOKEN);
    }

    static Stream<Arguments> formatsAndModes() {
        return Stream.of(PushFormat.values())
                .flatMap(format -> Stream.of(PushMode.values()).map(mode -> Arguments.of(format, mode)));
    }

    private static PushSettings settings(PushFormat format, PushMode mode) {
        return new PushSettings(APP_ID, TOKEN, KEY, format, mode);
    }

    private static SequencedMap<String, String> text(String content) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_97417a04a28d");
        fields.put("FromUserName", "o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
        fields.put("CreateTime", "1714112445");
        fields.put("MsgType", "text");
        fields.put("Content", content);
        fields.put("MsgId", "18446744073709551615");
        return fields;
    }

    private static Push read(PushReader reader, SignedPush push) {
        return reader.read(PushQuery.of(push.query()::get), push.body());
    }

    private static PushQuery signed() {
        return PushQuery.of(
                Map.of("signature", new PushSignature(TOKEN).sign("1", "2"), "timestamp", "1", "nonce", "2")::get);
    }

    private static PushQuery query(String example, @Nullable String msgSignature) {
        return new PushQuery(
                Vectors.text("/official/" + example + "/signature"),
                Vectors.text("/official/" + example + "/timestamp"),
                Vectors.text("/official/" + example + "/nonce"),
                null,
                msgSignature,
                Vectors.text("/official/get/echostr"));
    }

    private static byte[] publishedBody() {
        return "{\"ToUserName\":\"%s\",\"Encrypt\":\"%s\"}"
                .formatted(Vectors.text("/official/secure/toUserName"), Vectors.text("/official/secure/encrypt"))
                .getBytes(UTF_8);
    }
}
