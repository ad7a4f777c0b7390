package io.zhike.agent.canned;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.canned.CannedReply.Query;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How canned replies are found, and stand. */
class CannedReplyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "tk", "ＴＫ", "退款", "三 工作", "Refund", "REFUND 退"})
    void isFoundByShortcutTitleAndText(String sought) {
        assertThat(Query.of(sought).finds(reply("TK", "退款 refund", null, "三个工作日内到账")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"发票", "退款 发票", "售后"})
    void isNotFoundUnlessEveryWordIsThere(String sought) {
        assertThat(Query.of(sought).finds(reply("TK", "退款 refund", "售后", "三个工作日内到账")))
                .isFalse();
    }

    @Test
    void standsInItsFolder() {
        // Given
        CannedReply none = reply(null, "z", null, "");
        CannedReply first = reply(null, "a", "a", "");
        CannedReply second = reply(null, "b", "a", "");

        // When, then
        assertThat(Stream.of(second, none, first).sorted(CannedReply.BY_FOLDER)).containsExactly(none, first, second);
    }

    private static CannedReply reply(@Nullable String shortcut, String title, @Nullable String folder, String text) {
        return new CannedReply(UUID.randomUUID(), Scope.APP, shortcut, title, folder, new CannedContent.Text(text), 0);
    }
}
