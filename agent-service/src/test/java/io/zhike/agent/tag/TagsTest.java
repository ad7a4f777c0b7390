package io.zhike.agent.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tags of one conversation. */
class TagsTest {

    @Test
    void areThereOnceAndInTheirOrder() {
        assertThat(new Tags(List.of("退款", " 发票 ", "退款", "发票")).names()).containsExactly("退款", "发票");
    }

    @Test
    void countWhatIsAddedAndWhatIsGone() {
        // Given
        var before = new Tags(List.of("b", "c"));

        // When, then
        assertThat(new Tags(List.of("c", "a")).changesFrom(before))
                .containsExactly(Map.entry("a", 1), Map.entry("b", -1));
        assertThat(new Tags(List.of("c", "b")).changesFrom(before)).isEmpty();
    }
}
