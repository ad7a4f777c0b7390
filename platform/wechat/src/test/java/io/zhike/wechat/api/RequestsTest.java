package io.zhike.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.api.OutgoingContent.Menu;
import io.zhike.wechat.api.OutgoingContent.Menu.Choice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsTest {

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(new OutgoingContent.Text("你好"), """
                        {"touser":"o1","msgtype":"text","text":{"content":"你好"}}"""),
                Arguments.of(new OutgoingContent.Image("m1"), """
                        {"touser":"o1","msgtype":"image","image":{"media_id":"m1"}}"""),
                Arguments.of(new OutgoingContent.Link("标题", "说明", "https://a.cn", "https://a.cn/1.png"), """
                        {"touser":"o1","msgtype":"link","link":\
                        {"title":"标题","description":"说明","url":"https://a.cn","thumb_url":"https://a.cn/1.png"}}"""),
                Arguments.of(new OutgoingContent.MiniProgramPage("订单", "pages/order", "m2"), """
                        {"touser":"o1","msgtype":"miniprogrampage","miniprogrampage":\
                        {"title":"订单","pagepath":"pages/order","thumb_media_id":"m2"}}"""),
                Arguments.of(new Menu("满意吗", List.of(new Choice("1", "满意")), "谢谢"), """
                        {"touser":"o1","msgtype":"msgmenu","msgmenu":\
                        {"head_content":"满意吗","list":[{"id":"1","content":"满意"}],"tail_content":"谢谢"}}"""));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsWrittenAsWeChatReadsIt(OutgoingContent content, String expected) {
        assertThat(new CustomMessage("o1", content).toJson()).asString(UTF_8).isEqualTo(expected);
    }

    @Test
    void typingIsWrittenAsWeChatReadsIt() {
        assertThat(new TypingRequest("o1", TypingRequest.Command.TYPING).toJson())
                .asString(UTF_8)
                .isEqualTo("{\"touser\":\"o1\",\"command\":\"Typing\"}");
        assertThat(new TypingRequest("o1", TypingRequest.Command.CANCEL_TYPING).toJson())
                .asString(UTF_8)
                .isEqualTo("{\"touser\":\"o1\",\"command\":\"CancelTyping\"}");
    }

    @Test
    void aTokenIsAskedForAsWeChatReadsIt() {
        // Given
        var request = new StableTokenRequest("wx1", "local-secret", false);

        // Then
        assertThat(request.toJson()).asString(UTF_8).isEqualTo("""
                {"grant_type":"client_credential","appid":"wx1","secret":"local-secret","force_refresh":false}""");
        assertThat(request.toString()).doesNotContain("local-secret");
    }
}
