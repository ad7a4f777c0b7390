package io.zhike.gateway.push;

import static io.zhike.gateway.push.InboundReader.header;
import static io.zhike.gateway.push.TestApps.HANDS_OVER;
import static io.zhike.gateway.push.TestApps.HANDS_OVER_XML;
import static io.zhike.gateway.push.TestApps.IN_COMPAT;
import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.TestApps.OFFICIAL;
import static io.zhike.gateway.push.TestApps.SPARE_BITS;
import static io.zhike.gateway.push.WeChat.entered;
import static io.zhike.gateway.push.WeChat.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.wechat.push.SignedPush;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestApps.class)
@WithEngines(topics = "zhike.inbound:12")
class PushIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final WeChat weChat = WeChat.besideTheTestedGateway();
    private final InboundReader inbound = new InboundReader(Engines.kafka());

    @AfterEach
    void disconnect() {
        inbound.close();
    }

    @Test
    void thePublishedExampleIsTheSameEventHoweverOftenItComes() {
        // Given
        var body = WeChat.OFFICIAL_BODY.getBytes(StandardCharsets.UTF_8);

        // When
        for (var attempt = 0; attempt < 3; attempt++) {
            var answer = weChat.post(OFFICIAL.id(), WeChat.OFFICIAL_QUERY, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("success");
        }

        // Then
        var records = inbound.take(3);
        assertThat(records).allSatisfy(kafkaRecord -> {
            var event = (OtherPush) inbound.event(kafkaRecord);
            assertThat(event.id()).hasToString("1529efdf-a2ba-8628-a6cb-c3186d028ff0");
            assertThat(event.event()).isEqualTo("debug_demo");
            assertThat(event.fields()).containsEntry("debug_str", "hello world");
        });
    }

    @Test
    void whatWasLastSeenOfAnAppsPushesIsTold() {
        // When
        accept(OFFICIAL, text("user-1", "1", "hello"));
        weChat.post(OFFICIAL.id(), "signature=1&timestamp=2&nonce=3", "<xml><FromUserName/></xml>".getBytes(UTF_8));

        // Then
        assertThat(weChat.get("/q/health/group/pushes").body())
                .contains(
                        "\"" + OFFICIAL.id() + ".setUp\": \"json secure\"",
                        "\"" + OFFICIAL.id() + ".accepted\": \"" + FixedClock.NOW + "\"",
                        "\"" + OFFICIAL.id() + ".refused\": \"" + FixedClock.NOW + "\"",
                        "\"" + OFFICIAL.id() + ".refusedFor\": \"wrong-signature\"",
                        "\"" + OFFICIAL.id() + ".refusedLooked\": \"xml plain\"")
                .doesNotContain(OFFICIAL.token());
        assertThat(weChat.get("/q/health").body()).doesNotContain(OFFICIAL.id());
    }

    @Test
    void aRecordTellsWhatItIsAndWhoItIsAbout() {
        // When
        accept(OFFICIAL, text("user-1", "1", "hello"));

        // Then
        var kafkaRecord = inbound.takeOne();
        var event = inbound.event(kafkaRecord);
        assertThat(kafkaRecord.key()).isEqualTo(OFFICIAL.id() + ":user-1");
        assertThat(header(kafkaRecord, "ce_id")).isEqualTo(event.id().toString());
        assertThat(header(kafkaRecord, "ce_type")).isEqualTo("zhike.user-message.v1");
        assertThat(header(kafkaRecord, "ce_source")).isEqualTo("/zhike/gateway");
        assertThat(header(kafkaRecord, "ce_subject")).isEqualTo(kafkaRecord.key());
        assertThat(header(kafkaRecord, "ce_time")).isEqualTo(FixedClock.NOW.toString());
        assertThat(event.receivedAt()).isEqualTo(FixedClock.NOW);
        assertThat(event.createdAt()).isEqualTo(WeChat.NOW);
    }

    @Test
    void aTraceBeginsHere() {
        // When
        accept(OFFICIAL, text("user-1", "1", "hello"));

        // Then
        assertThat(header(inbound.takeOne(), "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void aTraceThatTheIngressBeganGoesOn() {
        // Given
        var push = WeChat.signed(OFFICIAL, text("user-1", "1", "hello"));
        var headers = Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        // When
        var answer = weChat.post(OFFICIAL.id(), push.queryString(), push.body(), headers);

        // Then
        assertThat(answer.body()).isEqualTo("success");
        assertThat(header(inbound.takeOne(), "traceparent")).startsWith("00-" + TRACE + "-");
    }

    @Test
    void aMessageThatIsHandedOverIsAnsweredSoAndKept() {
        // When
        var answer = weChat.push(HANDS_OVER, text("user-1", "1", "hello"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"ToUserName\":\"user-1\",\"FromUserName\":\"gh_1\",\"CreateTime\":"
                        + FixedClock.NOW.getEpochSecond() + ",\"MsgType\":\"transfer_customer_service\"}");
        assertThat(inbound.event(inbound.takeOne()))
                .isInstanceOfSatisfying(
                        UserMessage.class,
                        message -> assertThat(message.handedOver()).isTrue());
    }

    @Test
    void aHandedOverMessageIsAnsweredInTheAppsFormat() {
        // When
        var answer = weChat.push(HANDS_OVER_XML, text("user-1", "1", "hello"));

        // Then
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml");
        assertThat(answer.body())
                .startsWith("<xml>")
                .contains("<MsgType><![CDATA[transfer_customer_service]]></MsgType>");
    }

    @Test
    void anEventIsNeverHandedOver() {
        // When
        var answer = weChat.push(HANDS_OVER, entered("user-1", "order=1"));

        // Then
        assertThat(answer.body()).isEqualTo("success");
        assertThat(inbound.event(inbound.takeOne())).isInstanceOf(SessionEntered.class);
    }

    @Test
    void xmlUnderAKeyWithSpareBitsIsRead() {
        // When
        var answer = weChat.push(SPARE_BITS, text("user-2", "9223372036854775809", "我是中文abcd123"));

        // Then
        assertThat(answer.body()).isEqualTo("success");
        var event = (UserMessage) inbound.event(inbound.takeOne());
        assertThat(event.content()).isEqualTo(new MessageContent.Text("我是中文abcd123"));
        assertThat(event.msgId()).isEqualTo("9223372036854775809");
    }

    @Test
    void plainModeTakesPlainFields() {
        // When
        var answer = weChat.push(IN_PLAIN, text("user-3", "3", "plain"));

        // Then
        assertThat(answer.body()).isEqualTo("success");
        assertThat(inbound.takeOne().key()).isEqualTo(IN_PLAIN.id() + ":user-3");
    }

    @Test
    void compatModeBelievesWhatIsEncrypted() {
        // Given
        var honest = WeChat.signed(IN_COMPAT, text("user-4", "4", "said"));
        var forged = new String(honest.body(), StandardCharsets.UTF_8).replace("said", "never said");

        // When
        var answer = weChat.push(
                IN_COMPAT,
                new SignedPush(honest.query(), honest.contentType(), forged.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(forged).contains("never said");
        assertThat(answer.body()).isEqualTo("success");
        var event = (UserMessage) inbound.event(inbound.takeOne());
        assertThat(event.content()).isEqualTo(new MessageContent.Text("said"));
    }

    @Test
    void enteringTheSessionIsAnEventOfItsOwn() {
        // When
        accept(OFFICIAL, entered("user-5", "order=1"));

        // Then
        var event = (SessionEntered) inbound.event(inbound.takeOne());
        assertThat(event.sessionFrom()).isEqualTo("order=1");
    }

    @Test
    void thePublishedVerificationIsAnsweredWithItsEcho() {
        // When
        var answer = weChat.get("/wechat/" + OFFICIAL.id() + "?signature=f464b24fc39322e44b38aa78f5edd27bd1441696"
                + "&echostr=4375120948345356249&timestamp=1714036504&nonce=1514711492");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("4375120948345356249");
    }

    @Test
    void pushesAreCountedAndTimed() {
        // When
        accept(IN_PLAIN, text("user-6", "6", "counted"));

        // Then
        var metrics = weChat.get("/q/metrics").body();
        assertThat(metrics)
                .containsPattern(
                        "zhike_gateway_pushes_total\\{.*app=\"" + IN_PLAIN.id() + "\",.*result=\"success\".*} [1-9]")
                .containsPattern("zhike_gateway_acknowledgement_seconds_count.* [1-9]");
    }

    private void accept(TestApps.TestApp app, SequencedMap<String, String> fields) {
        assertThat(weChat.push(app, fields).body()).isEqualTo("success");
    }
}
