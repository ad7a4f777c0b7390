package io.zhike.agent.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.user.TextsAsked;
import io.zhike.events.routed.TransferTexts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a user reads who asked for a person. */
class TransferTextTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final TransferTexts TEXTS = new TransferTexts("请稍候", "还有 {ahead} 人", "不在线");
    private static final TextsAsked NEVER = new TextsAsked(null, null, null);

    @Test
    void isTheTextThatFits() {
        assertThat(new TransferText.Assigned().words(TEXTS, NEVER, NOW)).contains("请稍候");
        assertThat(new TransferText.Queued(12).words(TEXTS, NEVER, NOW)).contains("还有 12 人");
        assertThat(new TransferText.Offline().words(TEXTS, NEVER, NOW)).contains("不在线");
    }

    @Test
    void isNoneWhereTheAssignmentIsNotAnnounced() {
        assertThat(new TransferText.Assigned().words(new TransferTexts(null, "q", "o"), NEVER, NOW))
                .isEmpty();
    }

    @Test
    void isSentAtMostOnceInTenMinutes() {
        // Given
        var offline = new TransferText.Offline();
        TextsAsked asked = offline.askedAt(NOW, NEVER);

        // When, then
        assertThat(offline.words(TEXTS, asked, NOW.plusSeconds(599))).isEmpty();
        assertThat(offline.words(TEXTS, asked, NOW.plusSeconds(600))).isPresent();
    }

    @Test
    void doesNotKeepAnotherTextBack() {
        // Given
        TextsAsked asked = new TransferText.Offline().askedAt(NOW, NEVER);

        // When, then
        assertThat(new TransferText.Queued(0).words(TEXTS, asked, NOW)).isPresent();
        assertThat(new TransferText.Assigned().words(TEXTS, asked, NOW)).isPresent();
    }
}
