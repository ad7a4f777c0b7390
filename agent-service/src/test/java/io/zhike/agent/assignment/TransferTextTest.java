package io.zhike.agent.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.user.TextsAsked;
import io.zhike.events.routed.TransferTexts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads who asked for a person. */
class TransferTextTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final TransferTexts TEXTS = new TransferTexts("请稍候", "还有 {ahead} 人", "不在线", "已下班");
    private static final TextsAsked NEVER = new TextsAsked(null, null, null, null);

    @Test
    void isTheTextThatFits() {
        assertThat(new TransferText.Assigned().words(TEXTS, NEVER, NOW)).contains("请稍候");
        assertThat(new TransferText.Queued(12).words(TEXTS, NEVER, NOW)).contains("还有 12 人");
        assertThat(new TransferText.Offline().words(TEXTS, NEVER, NOW)).contains("不在线");
        assertThat(new TransferText.Closed().words(TEXTS, NEVER, NOW)).contains("已下班");
    }

    @Test
    void isNoneWhereTheAssignmentIsNotAnnounced() {
        assertThat(new TransferText.Assigned().words(new TransferTexts(null, "q", "o", "c"), NEVER, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void isSentAtMostOnceInTenMinutes(TransferText text) {
        // Given
        TextsAsked asked = text.askedAt(NOW, NEVER);

        // When, then
        assertThat(text.words(TEXTS, asked, NOW.plusSeconds(599))).isEmpty();
        assertThat(text.words(TEXTS, asked, NOW.plusSeconds(600))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void doesNotKeepAnotherTextBack(TransferText text) {
        // Given
        TextsAsked asked = text.askedAt(NOW, NEVER);

        // When, then
        assertThat(everyText().filter(other -> !other.equals(text)))
                .allSatisfy(other -> assertThat(other.words(TEXTS, asked, NOW)).isPresent());
    }

    static Stream<TransferText> everyText() {
        return Stream.of(
                new TransferText.Assigned(),
                new TransferText.Queued(0),
                new TransferText.Offline(),
                new TransferText.Closed());
    }
}
