package io.zhike.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PushTest {

    private static final JsonFields JSON = new JsonFields();
    private static final XmlFields XML = new XmlFields();

    @Test
    void knowsAPicture() {
        // When
        var push = push(Map.of("MsgType", "image", "PicUrl", "https://mmbiz.qpic.cn/1", "MediaId", "m1", "MsgId", "7"));

        // Then
        assertThat(push).isInstanceOfSatisfying(Push.Image.class, image -> {
            assertThat(image.pictureUrl()).isEqualTo("https://mmbiz.qpic.cn/1");
            assertThat(image.mediaId()).isEqualTo("m1");
            assertThat(image.envelope().msgId()).isEqualTo("7");
        });
    }

    @Test
    void knowsAMiniProgramsCard() {
        // When
        var push = push(Map.of(
                "MsgType", "miniprogrampage",
                "Title", "订单",
                "AppId", "wx1",
                "PagePath", "pages/order?id=1",
                "ThumbUrl", "https://mmbiz.qpic.cn/2",
                "ThumbMediaId", "m2"));

        // Then
        assertThat(push)
                .isEqualTo(new Push.MiniProgramPage(
                        push.envelope(), "订单", "wx1", "pages/order?id=1", "https://mmbiz.qpic.cn/2", "m2"));
    }

    @Test
    void knowsWhoEntersTheChat() {
        // When
        var push = push(Map.of("MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", "订单页"));

        // Then
        assertThat(push).isInstanceOfSatisfying(Push.SessionEntered.class, entered -> {
            assertThat(entered.sessionFrom()).isEqualTo("订单页");
            assertThat(entered.envelope().msgId()).isNull();
        });
    }

    @Test
    void takesAFieldThatWasLeftOutAsEmpty() {
        assertThat(push(Map.of("MsgType", "event", "Event", "user_enter_tempsession")))
                .isInstanceOfSatisfying(
                        Push.SessionEntered.class,
                        entered -> assertThat(entered.sessionFrom()).isEmpty());
    }

    @Test
    void keepsEveryOtherPush() {
        assertThat(push(Map.of("MsgType", "event", "Event", "wxa_media_check")))
                .isInstanceOfSatisfying(
                        Push.Other.class, other -> assertThat(other.event()).isEqualTo("wxa_media_check"));
        assertThat(push(Map.of("MsgType", "voice")))
                .isInstanceOfSatisfying(
                        Push.Other.class, other -> assertThat(other.event()).isNull());
    }

    @Test
    void keepsEveryDigitOfANumber() {
        assertThat(JSON.read("{\"MsgId\":184467440737095516150001,\"Score\":1.50,\"Flag\":true,\"Gone\":null}"))
                .isEqualTo(Map.of("MsgId", "184467440737095516150001", "Score", "1.50", "Flag", "true"));
    }

    @Test
    void dropsCharactersThatNoDatabaseKeeps() {
        assertThat(JSON.read("{\"Content\":\"a\\u0000b\"}")).isEqualTo(Map.of("Content", "ab"));
        assertThat(JSON.read("{\"Title\":\"a\\ud83db\\ude00\\ud83d\\ude00\"}")).isEqualTo(Map.of("Title", "ab😀"));
    }

    @Test
    void namesNestedFieldsAlikeInBothFormats() {
        // Given
        var expected = Map.of(
                "Event", "subscribe_msg_popup_event",
                "List.TemplateId", "a",
                "List.TemplateId[1]", "b",
                "List.TemplateId[2]", "c");

        // Then
        assertThat(JSON.read("""
                {"Event":"subscribe_msg_popup_event","List":[{"TemplateId":"a"},{"TemplateId":"b"},{"TemplateId":"c"}]}""")).isEqualTo(expected);
        assertThat(XML.read("""
                <xml>
                  <Event><![CDATA[subscribe_msg_popup_event]]></Event>
                  <List><TemplateId>a</TemplateId></List>
                  <List><TemplateId>b</TemplateId><TemplateId>c</TemplateId></List>
                </xml>""")).isEqualTo(expected);
    }

    @Test
    void keepsWhiteSpaceAndPiecesOfATextTogether() {
        assertThat(XML.read(
                        "<?xml version=\"1.0\"?><xml><Content> a &amp; <![CDATA[<b>]]><!-- - --> c </Content></xml>"))
                .isEqualTo(Map.of("Content", " a & <b> c "));
    }

    private static Push push(Map<String, String> own) {
        var fields = new TreeMap<>(own);
        fields.put("ToUserName", "gh_1");
        fields.put("FromUserName", "o1");
        fields.put("CreateTime", "1714112445");
        return Push.of(fields);
    }
}
