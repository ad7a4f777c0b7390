package io.zhike.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.crypto.EncodingAesKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PushWriterTest {

    private static final EncodingAesKey KEY = EncodingAesKey.parse("A".repeat(43));
    private static final Instant NOW = Instant.ofEpochSecond(1714037059);

    @Example
    void writesNumbersAsWeChatDoes() {
        assertThat(plain(PushFormat.JSON, "你好").body()).asString(UTF_8).isEqualTo("""
                {"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1714037059,"MsgType":"text","Content":"你好","MsgId":7}""");
        assertThat(plain(PushFormat.XML, "你好").body()).asString(UTF_8).isEqualTo("""
                <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>\
                <CreateTime><![CDATA[1714037059]]></CreateTime><MsgType><![CDATA[text]]></MsgType>\
                <Content><![CDATA[你好]]></Content><MsgId><![CDATA[7]]></MsgId></xml>""");
    }

    @Example
    void signsAsThePublishedPlainPush() {
        // When
        var push = new PushWriter(settings(PushFormat.JSON, PushMode.PLAIN)).write(text("你好"), NOW, "486452656");

        // Then
        assertThat(push.queryString())
                .isEqualTo("signature=899cf89e464efb63f54ddac96b0a0a235f53aa78"
                        + "&timestamp=1714037059&nonce=486452656&openid=o1");
    }

    @Example
    void showsNothingButTheReceiverInSecureMode() {
        // When
        var push = new PushWriter(settings(PushFormat.JSON, PushMode.SECURE)).write(text("你好"), NOW, "1");

        // Then
        assertThat(PushFormat.JSON.codec().read(new String(push.body(), UTF_8)))
                .containsOnlyKeys("ToUserName", "Encrypt");
        assertThat(push.query())
                .containsOnlyKeys("signature", "timestamp", "nonce", "openid", "encrypt_type", "msg_signature")
                .containsEntry("encrypt_type", "aes");
    }

    @Example
    void showsBothInCompatMode() {
        // When
        var push = new PushWriter(settings(PushFormat.XML, PushMode.COMPAT)).write(text("你好"), NOW, "1");

        // Then
        assertThat(PushFormat.XML.codec().read(new String(push.body(), UTF_8)))
                .containsEntry("Content", "你好")
                .containsKey("Encrypt");
    }

    @Example
    void writesAVerificationThatTheReaderAnswers() {
        // Given
        var settings = settings(PushFormat.JSON, PushMode.SECURE);

        // When
        var query = new PushWriter(settings).verification("42", NOW, "1");

        // Then
        assertThat(new PushReader(settings).verify(PushQuery.of(query::get))).isEqualTo("42");
    }

    @Property(tries = 300)
    void anyTextComesBack(@ForAll @From("texts") String content, @ForAll PushFormat format, @ForAll PushMode mode) {
        // Given
        var settings = settings(format, mode);
        var push = new PushWriter(settings).write(text(content), NOW, "1");

        // When
        var read = new PushReader(settings).read(PushQuery.of(push.query()::get), push.body());

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Push.Text.class, text -> assertThat(text.content()).isEqualTo(content));
    }

    /** What a person can write: XML has no other control characters, and folds a carriage return. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ascii()
                .withCharRange('\u4e00', '\u9fff')
                .withChars(']', '>', '<', '&', '\n', '\t')
                .ofMaxLength(300)
                .map(text -> text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", ""));
    }

    private static SignedPush plain(PushFormat format, String content) {
        return new PushWriter(settings(format, PushMode.PLAIN)).write(text(content), NOW, "486452656");
    }

    private static PushSettings settings(PushFormat format, PushMode mode) {
        return new PushSettings("wxba5fad812f8e6fb9", "AAAAA", KEY, format, mode);
    }

    private static SequencedMap<String, String> text(String content) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_1");
        fields.put("FromUserName", "o1");
        fields.put("CreateTime", Long.toString(NOW.getEpochSecond()));
        fields.put("MsgType", "text");
        fields.put("Content", content);
        fields.put("MsgId", "7");
        return fields;
    }
}
