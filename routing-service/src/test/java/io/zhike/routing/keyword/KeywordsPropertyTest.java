package io.zhike.routing.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Over a small alphabet, so that keywords, exceptions and messages overlap often. */
class KeywordsPropertyTest {

    @Property
    void findsWhatASearchWordByWordFinds(@ForAll("keywords") List<Keyword> keywords, @ForAll("texts") String message) {
        Optional<String> expected = keywords.stream()
                .filter(keyword -> keyword.enabled() && fires(keyword, NormalText.of(message)))
                .map(Keyword::text)
                .findFirst();
        assertThat(firstIn(keywords, message)).isEqualTo(expected);
    }

    @Property
    void neitherCaseNorWidthNorSurroundingsMatter(
            @ForAll("keywords") List<Keyword> keywords, @ForAll("texts") String message) {
        assertThat(firstIn(keywords, "“" + fullWidth(message.toUpperCase(Locale.ROOT)) + "！”"))
                .isEqualTo(firstIn(keywords, message));
    }

    @Property
    void aMessageWithoutASingleCharacterOfTheKeywordsHoldsNone(
            @ForAll("keywords") List<Keyword> keywords, @ForAll("others") String message) {
        assertThat(firstIn(keywords, message)).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("人工智kf 1，").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.strings().withChars("你好abc 2？").ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<Keyword>> keywords() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars("人工智kf").ofMinLength(1).ofMaxLength(3);
        Arbitrary<String> longer =
                Arbitraries.strings().withChars("人工智kf").ofMinLength(2).ofMaxLength(5);
        return Combinators.combine(
                        words,
                        Arbitraries.of(Match.class),
                        Arbitraries.of(true, false),
                        longer.list().ofMaxSize(2))
                .as(Keyword::new)
                .list()
                .ofMaxSize(5)
                .uniqueElements(keyword -> NormalText.of(keyword.text()));
    }

    private static Optional<String> firstIn(List<Keyword> keywords, String message) {
        return Keywords.of(keywords, List::of).firstIn(NormalText.of(message)).map(Keyword::text);
    }

    /** The rule as it is told, place by place. */
    private static boolean fires(Keyword keyword, NormalText message) {
        String word = NormalText.of(keyword.text()).value();
        return switch (keyword.match()) {
            case EXACT -> message.value().equals(word);
            case CONTAINS -> {
                boolean fires = false;
                for (int at = 0; at + word.length() <= message.value().length(); at++) {
                    fires |= occurs(word, message, at) && !silenced(keyword, message, at, at + word.length());
                }
                yield fires;
            }
        };
    }

    private static boolean silenced(Keyword keyword, NormalText message, int start, int end) {
        return keyword.exceptions().stream()
                .map(exception -> NormalText.of(exception).value())
                .anyMatch(longer -> {
                    boolean covered = false;
                    for (int at = Math.max(0, end - longer.length()); at <= start; at++) {
                        covered |= occurs(longer, message, at);
                    }
                    return covered;
                });
    }

    private static boolean occurs(String word, NormalText message, int at) {
        return message.value().startsWith(word, at) && message.standsAlone(at, at + word.length());
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(c -> c > ' ' && c <= '~' ? c - '!' + '！' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
