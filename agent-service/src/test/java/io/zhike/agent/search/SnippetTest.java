package io.zhike.agent.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of a text in which something was found. */
class SnippetTest {

    @Test
    void showsWhereTheWordsStand() {
        // When
        Snippet snippet = snippet("我要退款，Refund 退款吧", "退款 refund");

        // Then
        assertThat(snippet.text()).isEqualTo("我要退款，Refund 退款吧");
        assertThat(shown(snippet)).containsExactly("退款", "Refund", "退款");
    }

    @Test
    void showsThemAsTheyWereWritten() {
        assertThat(shown(snippet("会员ＶＩＰ①㎏ cafe\u0301 ｶﾞ", "vip1kg café ガ")))
                .containsExactly("ＶＩＰ①㎏", "cafe\u0301", "ｶﾞ");
    }

    @Test
    void takesWhatTouchesForOne() {
        assertThat(shown(snippet("哈哈哈哈", "哈哈"))).containsExactly("哈哈哈哈");
        assertThat(shown(snippet("abcd", "abc bcd"))).containsExactly("abcd");
    }

    @Test
    void isCutOutOfALongText() {
        // When
        Snippet snippet = snippet("前".repeat(500) + "退款" + "后".repeat(500) + "退款", "退款");

        // Then
        assertThat(snippet.text()).startsWith("…前").endsWith("后…").hasSize(122);
        assertThat(shown(snippet)).containsExactly("退款");
        assertThat(snippet.matches()).containsExactly(new Span(31, 33));
    }

    @Test
    void endsInsideAMatchThatIsLonger() {
        // When
        Snippet snippet = snippet("哈".repeat(300), "哈哈");

        // Then
        assertThat(snippet.text()).isEqualTo("哈".repeat(120) + "…");
        assertThat(snippet.matches()).containsExactly(new Span(0, 120));
    }

    @Test
    void cutsNoCharacterInTwo() {
        // When
        Snippet snippet = snippet("a" + "😀".repeat(200) + "退款" + "😀".repeat(200), "退款");

        // Then
        assertThat(Character.isLowSurrogate(snippet.text().charAt(1))).isFalse();
        assertThat(Character.isHighSurrogate(
                        snippet.text().charAt(snippet.text().length() - 2)))
                .isFalse();
        assertThat(shown(snippet)).containsExactly("退款");
    }

    @Test
    void showsTheBeginWhereNothingIsToBeShown() {
        assertThat(snippet("您好", "再见")).isEqualTo(new Snippet("您好", List.of()));
    }

    private static Snippet snippet(String text, String asked) {
        return Snippet.of(text, Words.of(asked).orElseThrow());
    }

    private static List<String> shown(Snippet snippet) {
        return snippet.matches().stream()
                .map(match -> snippet.text().substring(match.start(), match.end()))
                .toList();
    }
}
