package io.zhike.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.ErrorCode;
import io.zhike.wechat.api.OutgoingContent;
import io.zhike.wechat.api.OutgoingContent.Menu;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageBodyTest {

    @Test
    void readsATextOfTheLongestLength() throws IOException {
        // Given
        var longest = "知".repeat(682) + "ok";

        // Then
        assertThat(read(new OutgoingContent.Text(longest)))
                .isInstanceOfSatisfying(MessageBody.Understood.class, message -> {
                    assertThat(message.openId()).isEqualTo("o1");
                    assertThat(message.text()).isEqualTo(longest);
                });
        assertThat(read(new OutgoingContent.Text(longest + "!")))
                .isEqualTo(new MessageBody.Rejected(ErrorCode.CONTENT_TOO_LONG));
    }

    @Test
    void readsLinksAndMenus() throws IOException {
        assertThat(read(new OutgoingContent.Link("标题", "说明", "https://a.cn", "")))
                .isInstanceOfSatisfying(
                        MessageBody.Understood.class,
                        message -> assertThat(message.text()).isEqualTo("标题"));
        assertThat(read(new Menu("满意吗", List.of(new Menu.Choice("1", "满意")), "")))
                .isInstanceOfSatisfying(
                        MessageBody.Understood.class,
                        message -> assertThat(message.text()).isEqualTo("满意吗"));
    }

    @Test
    void tellsWhichPictureIsNeeded() throws IOException {
        assertThat(read(new OutgoingContent.Image("m1")))
                .isInstanceOfSatisfying(
                        MessageBody.Understood.class,
                        message -> assertThat(message.mediaId()).isEqualTo("m1"));
        assertThat(read(new OutgoingContent.MiniProgramPage("订单", "pages/order", "m2")))
                .isInstanceOfSatisfying(
                        MessageBody.Understood.class,
                        message -> assertThat(message.mediaId()).isEqualTo("m2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                                  | BROKEN_JSON",
                "{'msgtype':'text','text':{'content':'a'}}           | INVALID_OPENID",
                "{'touser':'o1','text':{'content':'a'}}              | INVALID_MESSAGE_TYPE",
                "{'touser':'o1','msgtype':'hologram','hologram':{}}  | INVALID_MESSAGE_TYPE",
                "{'touser':'o1','msgtype':'text'}                    | EMPTY_CONTENT",
                "{'touser':'o1','msgtype':'text','text':{}}          | EMPTY_CONTENT",
                "{'touser':'o1','msgtype':'link','link':{}}          | INVALID_PARAMETER",
                "{'touser':'o1','msgtype':'msgmenu','msgmenu':{}}    | INVALID_PARAMETER"
            })
    void rejectsWhatWeChatRejects(String body, ErrorCode expected) throws IOException {
        assertThat(MessageBody.read(new JsonMapper().readTree(body.replace('\'', '"'))))
                .isEqualTo(new MessageBody.Rejected(expected));
    }

    private static MessageBody read(OutgoingContent content) throws IOException {
        return MessageBody.read(new JsonMapper().readTree(new CustomMessage("o1", content).toJson()));
    }
}
