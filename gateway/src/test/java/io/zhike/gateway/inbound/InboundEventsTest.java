package io.zhike.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.wechat.push.Push;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboundEventsTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1_714_112_445);
    private static final Instant RECEIVED = CREATED.plusMillis(1_500);

    @Test
    void aTextIsAUserMessage() {
        // When
        var event =
                event(Map.of("MsgType", "text", "Content", " 你好 ", "MsgId", "9223372036854775808", "BusinessId", "b1"));

        // Then
        assertThat(event)
                .isEqualTo(new UserMessage(
                        event.id(),
                        "wx1",
                        "user-1",
                        CREATED,
                        RECEIVED,
                        "9223372036854775808",
                        new MessageContent.Text(" 你好 "),
                        "b1",
                        false));
    }

    @Test
    void aTappedChoiceIsATextWithItsId() {
        // When
        var event = (UserMessage) event(Map.of("MsgType", "text", "Content", "查物流", "bizmsgmenuid", "menu:main:2"));

        // Then
        assertThat(event.content()).isEqualTo(new MessageContent.Text("查物流", "menu:main:2"));
    }

    @Test
    void aTextMayComeWithoutMsgIdAndBusinessId() {
        // When
        var event = (UserMessage) event(Map.of("MsgType", "text", "Content", "hello"));

        // Then
        assertThat(event.msgId()).isNull();
        assertThat(event.businessId()).isNull();
    }

    @Test
    void aTextWithoutTextIsRefused() {
        assertThatExceptionOfType(EmptyMessageException.class)
                .isThrownBy(() -> event(Map.of("MsgType", "text", "MsgId", "1", "Content", "")));
        assertThatExceptionOfType(EmptyMessageException.class)
                .isThrownBy(() -> event(Map.of("MsgType", "text", "MsgId", "1")));
    }

    @Test
    void aPictureIsAUserMessage() {
        // When
        var event =
                (UserMessage) event(Map.of("MsgType", "image", "MsgId", "1", "PicUrl", "http://pic", "MediaId", "m1"));
        var bare = (UserMessage) event(Map.of("MsgType", "image", "MsgId", "1", "MediaId", "m1"));

        // Then
        assertThat(event.content()).isEqualTo(new MessageContent.Image("m1", "http://pic"));
        assertThat(event.msgId()).isEqualTo("1");
        assertThat(bare.content()).isEqualTo(new MessageContent.Image("m1", null));
    }

    @Test
    void aPictureWithoutItsIdIsRefused() {
        assertThatExceptionOfType(EmptyMessageException.class)
                .isThrownBy(() -> event(Map.of("MsgType", "image", "MsgId", "1", "PicUrl", "http://pic")))
                .withMessageContaining("MediaId");
    }

    @Test
    void aCardIsAUserMessage() {
        // When
        var event = (UserMessage) event(Map.of(
                "MsgType", "miniprogrampage",
                "MsgId", "2",
                "Title", "订单 7",
                "AppId", "wx2",
                "PagePath", "pages/order?id=7",
                "ThumbUrl", "http://thumb",
                "ThumbMediaId", "m2"));
        var bare = (UserMessage) event(Map.of("MsgType", "miniprogrampage", "MsgId", "2"));

        // Then
        assertThat(event.content())
                .isEqualTo(new MessageContent.MiniProgramPage("订单 7", "wx2", "pages/order?id=7", "http://thumb", "m2"));
        assertThat(bare.content()).isEqualTo(new MessageContent.MiniProgramPage("", "", "", null, null));
    }

    @Test
    void enteringTheSessionTellsWhereFrom() {
        // When
        var event = event(Map.of("MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", "order=1"));

        // Then
        assertThat(event).isEqualTo(new SessionEntered(event.id(), "wx1", "user-1", CREATED, RECEIVED, "order=1"));
    }

    @Test
    void enteringTheSessionMayTellNothing() {
        // When
        var event = (SessionEntered)
                event(Map.of("MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", ""));

        // Then
        assertThat(event.sessionFrom()).isNull();
    }

    @Test
    void anythingElseIsKeptWhole() {
        // Given
        var settled = Map.of("MsgType", "event", "Event", "trade_manage_order_settlement", "order.id", "7");
        var voice = Map.of("MsgType", "voice", "MsgId", "3", "Event", "not an event");

        // Then
        assertOther(settled, "event", "trade_manage_order_settlement");
        assertOther(voice, "voice", null);
    }

    private static void assertOther(Map<String, String> fields, String msgType, @Nullable String event) {
        var other = (OtherPush) event(fields);
        assertThat(other.msgType()).isEqualTo(msgType);
        assertThat(other.event()).isEqualTo(event);
        assertThat(other.fields()).isEqualTo(whole(fields));
        assertThat(other.createdAt()).isEqualTo(CREATED);
        assertThat(other.receivedAt()).isEqualTo(RECEIVED);
    }

    private static InboundEvent event(Map<String, String> fields) {
        return InboundEvents.of("wx1", Push.of(whole(fields)), RECEIVED, false);
    }

    private static SortedMap<String, String> whole(Map<String, String> fields) {
        var whole = new TreeMap<>(fields);
        whole.put("FromUserName", "user-1");
        whole.put("CreateTime", "1714112445");
        return whole;
    }
}
