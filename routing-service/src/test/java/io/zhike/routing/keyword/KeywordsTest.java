package io.zhike.routing.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {

    private static final List<Keyword> KEYWORDS = List.of(
            contained("人工", "人工智能", "人工湖"),
            contained("客服"),
            contained("rg"),
            contained("kf", "kf coffee"),
            contained("real person"),
            new Keyword("1", Match.EXACT, true, List.of()),
            new Keyword("退货", Match.CONTAINS, false, List.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            人工                             | 人工
            我要转人工客服                   | 人工
            客服在吗？人工！                 | 人工
            客服在吗                         | 客服
            人 工                            | 人工
            “人 工 ”                        | 人工
            人工智能和人工有什么区别         | 人工
            人工湖边的人工智能展，我要找客服 | 客服
            KF                               | kf
            ｋｆ！                           | kf
            找kf谢谢                         | kf
            kfc or kf?                       | kf
            kf coffee, kf                    | kf
            A  Real PERSON, please           | real person
            1                                | 1
            ①。                              | 1
            """)
    void findsTheFirstInTheSettings(String message, String keyword) {
        assertThat(firstIn(KEYWORDS, message)).contains(keyword);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "你好",
                "人工智能",
                "人 工 智 能",
                "人工湖和人工智能",
                "人，工",
                "kfc",
                "akf",
                "kf1",
                "r g",
                "kf coffee",
                "surreal person",
                "11",
                "1 个",
                "退货"
            })
    void findsNothing(String message) {
        assertThat(firstIn(KEYWORDS, message)).isEmpty();
    }

    @Test
    void answersWithTheWordOfTheOperator() {
        assertThat(firstIn(List.of(contained("转 人工！")), "请转人工")).contains("转 人工！");
    }

    @Test
    void findNothingWhereThereAreNone() {
        assertThat(firstIn(List.of(), "人工")).isEmpty();
    }

    private static Optional<String> firstIn(List<Keyword> keywords, String message) {
        return Keywords.of(keywords, List::of).firstIn(NormalText.of(message)).map(Keyword::text);
    }

    private static Keyword contained(String text, String... exceptions) {
        return new Keyword(text, Match.CONTAINS, true, List.of(exceptions));
    }
}
