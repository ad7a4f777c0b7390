package io.zhike.routing.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordFaultTest {

    @Test
    void namesTheEmptyOne() {
        assertThat(KeywordFault.in(List.of(keyword("人工"), keyword("？！"))))
                .containsExactly(new KeywordFault("[1].text", "holds no letter or digit"));
    }

    @Test
    void namesTheSecondOfTwoThatAreTheSame() {
        assertThat(KeywordFault.in(List.of(keyword("kf"), keyword("人工"), keyword("ＫＦ"))))
                .containsExactly(new KeywordFault("[2].text", "is the same keyword as [0]"));
    }

    @Test
    void namesExceptionsWithoutEffect() {
        assertThat(KeywordFault.in(List.of(keyword("kf", "kf coffee", "kfc", "kf"))))
                .extracting(KeywordFault::path)
                .containsExactly("[0].exceptions[1]", "[0].exceptions[2]");
    }

    private static Keyword keyword(String text, String... exceptions) {
        return new Keyword(text, Match.CONTAINS, true, List.of(exceptions));
    }
}
