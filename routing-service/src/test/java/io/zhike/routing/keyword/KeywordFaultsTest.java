package io.zhike.routing.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.routing.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordFaultsTest {

    @Test
    void namesTheEmptyOne() {
        assertThat(KeywordFaults.in(List.of(keyword("人工"), keyword("？！"))))
                .containsExactly(new Fault("[1].text", "holds no letter or digit"));
    }

    @Test
    void namesTheSecondOfTwoThatAreTheSame() {
        assertThat(KeywordFaults.in(List.of(keyword("kf"), keyword("人工"), keyword("ＫＦ"))))
                .containsExactly(new Fault("[2].text", "is the same as that of [0]"));
    }

    @Test
    void namesExceptionsWithoutEffect() {
        assertThat(KeywordFaults.in(List.of(keyword("kf", "kf coffee", "kfc", "kf"))))
                .extracting(Fault::path)
                .containsExactly("[0].exceptions[1]", "[0].exceptions[2]");
    }

    private static Keyword keyword(String text, String... exceptions) {
        return new Keyword(text, Match.CONTAINS, true, List.of(exceptions));
    }
}
