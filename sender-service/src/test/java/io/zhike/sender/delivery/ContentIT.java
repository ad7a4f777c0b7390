package io.zhike.sender.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyContent.Menu.Choice;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat is given for each type of reply. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class ContentIT {

    private static final byte[] PICTURE = "\u0089PNG and what follows \u0000\u00ff\r\n--".getBytes(ISO_8859_1);

    private final String user = Replies.newUser();
    private final UUID mediaId = UUID.randomUUID();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void emojiLineBreaksAndPageLinksSurvive() throws IOException {
        var text = "您好 👋🏽\n第二行 <a href=\"https://shop.example\" data-miniprogram-appid=\"" + WeChatResource.APP
                + "\" data-miniprogram-path=\"pages/order?id=7&from=kf\">订单</a>";
        send(WeChatResource.APP, new ReplyContent.Text(text));
        assertThat(sent().at("/text/content").asText()).isEqualTo(text);
    }

    @Test
    void aLink() throws IOException {
        send(WeChatResource.APP, new ReplyContent.Link("活动", "今天截止", "https://shop.example/sale", ""));
        assertThat(sent()).isEqualTo(json("""
                {"touser": "%s", "msgtype": "link",
                 "link": {"title": "活动", "description": "今天截止", "url": "https://shop.example/sale", "thumb_url": ""}}
                """.formatted(user)));
    }

    @Test
    void aMenuWhereTheAppHasThem() throws IOException {
        send(WeChatResource.MENU_APP, menu());
        assertThat(sent()).isEqualTo(json("""
                {"touser": "%s", "msgtype": "msgmenu",
                 "msgmenu": {"head_content": "您想咨询：",
                             "list": [{"id": "refund", "content": "退款"}, {"id": "post", "content": "快递"}],
                             "tail_content": ""}}
                """.formatted(user)));
    }

    @Test
    void aMenuIsANumberedTextWhereTheAppHasNone() throws IOException {
        send(WeChatResource.APP, menu());
        assertThat(sent().at("/text/content").asText()).isEqualTo("您想咨询：\n1. 退款\n2. 快递");
    }

    @Test
    void aPictureIsUploadedOnceAndSentAsOftenAsOneLikes() throws IOException {
        // Given
        WeChatResource.agentService().put(WeChatResource.APP, mediaId, PICTURE);
        int before = weChat.uploaded().size();

        // When
        send(WeChatResource.APP, new ReplyContent.Image(mediaId));
        send(WeChatResource.APP, new ReplyContent.MiniProgramPage("订单", "pages/order", mediaId));

        // Then
        assertThat(weChat.uploaded()).hasSize(before + 1);
        var upload = weChat.uploaded().getLast();
        var boundary = upload.contentType().replace("multipart/form-data; boundary=", "");
        assertThat(new String(upload.form(), ISO_8859_1))
                .startsWith(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"picture.png\""
                                + "\r\nContent-Type: image/png\r\n\r\n")
                .endsWith("\r\n\r\n" + new String(PICTURE, ISO_8859_1) + "\r\n--" + boundary + "--\r\n");
        var weChatId = "upload-" + (before + 1);
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::body)
                .containsExactly(
                        json("{\"touser\": \"%s\", \"msgtype\": \"image\", \"image\": {\"media_id\": \"%s\"}}"
                                .formatted(user, weChatId)),
                        json("""
                                {"touser": "%s", "msgtype": "miniprogrampage",
                                 "miniprogrampage": {"title": "订单", "pagepath": "pages/order", "thumb_media_id": "%s"}}
                                """.formatted(user, weChatId)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40004, 40007})
    void aPictureThatWeChatNoLongerHasIsUploadedAgainOnce(int errcode) {
        // Given
        WeChatResource.agentService().put(WeChatResource.APP, mediaId, PICTURE);
        send(WeChatResource.APP, new ReplyContent.Image(mediaId));
        int before = weChat.uploaded().size();
        weChat.plan(user, Fate.errcode(errcode));

        // When
        ReplySettled settled = send(WeChatResource.APP, new ReplyContent.Image(mediaId));

        // Then
        assertThat(settled.outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.uploaded()).hasSize(before + 1);

        // When
        weChat.plan(user, Fate.errcode(errcode), Fate.errcode(errcode));
        settled = send(WeChatResource.APP, new ReplyContent.Image(mediaId));

        // Then
        assertThat(settled.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(settled.reason()).isEqualTo(Reason.MEDIA);
        assertThat(settled.errcode()).isEqualTo(errcode);
    }

    @Test
    void aPictureThatNobodyHasFails() {
        // When
        ReplySettled settled = send(WeChatResource.APP, new ReplyContent.Image(mediaId));

        // Then
        assertThat(settled.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(settled.reason()).isEqualTo(Reason.MEDIA);
        assertThat(settled.errcode()).isNull();
        assertThat(weChat.received(user)).isEmpty();
    }

    private static ReplyContent menu() {
        return new ReplyContent.Menu("您想咨询：", List.of(new Choice("refund", "退款"), new Choice("post", "快递")), null);
    }

    private ReplySettled send(String appId, ReplyContent content) {
        ReplyApproved reply = Replies.approved(appId, user, clock.instant(), content);
        records.say(reply);
        return Replies.awaitSettled(records, reply);
    }

    private JsonNode sent() {
        assertThat(weChat.received(user)).hasSize(1);
        return weChat.received(user).getFirst().body();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
