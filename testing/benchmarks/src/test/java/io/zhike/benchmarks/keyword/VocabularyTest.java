package io.zhike.benchmarks.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private static final int MESSAGES = 1_000;

    private final List<String> messages = Vocabulary.messages(MESSAGES);

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000, 10_000})
    void theSameMessagesHoldAKeywordHoweverManyThereAre(int number) {
        // Given
        var keywords = Vocabulary.keywords(number);
        var matcher = new KeywordMatcher(keywords);

        // When
        var hits = messages.stream()
                .filter(message ->
                        matcher.firstIn(KeywordMatcher.normal(message)).isPresent())
                .toList();

        // Then
        assertThat(keywords).hasSize(number).doesNotHaveDuplicates();
        assertThat(hits).hasSize(MESSAGES / Vocabulary.ONE_HOLDS_A_KEYWORD_OF);
        assertThat(messages)
                .allMatch(message -> message.length() >= Vocabulary.SHORTEST && message.length() <= Vocabulary.LONGEST);
    }
}
