package io.zhike.routing.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SessionFromTest {

    private static final String JSON = """
            {"page":"pages/order?id=7","user":{"nickName":"小明","vip":true,"tags":["a","b"]},"price":12.5,"none":null,"from":"聊\\"天"}""";

    @Test
    void readsJsonWithWhatIsNested() {
        assertThat(SessionFrom.in(JSON).orElseThrow().parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "page",
                        "pages/order?id=7",
                        "user.nickName",
                        "小明",
                        "user.vip",
                        "true",
                        "price",
                        "12.5",
                        "from",
                        "聊\"天"));
    }

    @Property
    void readsWhatStandsBeforeTheCut(@ForAll @IntRange(min = 1, max = 110) int length) {
        String cut = JSON.substring(0, Math.min(length, JSON.length()));
        SessionFrom read = SessionFrom.in(cut).orElseThrow();
        Map<String, String> whole = SessionFrom.in(JSON).orElseThrow().parameters();
        assertThat(whole).containsAllEntriesOf(withoutCutNumber(read.parameters()));
        if (length > 28) {
            assertThat(read.parameters()).containsEntry("page", "pages/order?id=7");
        }
    }

    /** A number has no end that could be missing. */
    private static Map<String, String> withoutCutNumber(Map<String, String> read) {
        read.remove("price");
        return read;
    }

    @Property
    void neverFails(@ForAll String text) {
        assertThat(SessionFrom.in(text).isPresent()).isEqualTo(!text.isBlank());
        assertThat(SessionFrom.in("{" + text)).isPresent();
    }

    @Test
    void readsAQueryString() {
        assertThat(SessionFrom.in("pages/order?id=7&name=%E5%B0%8F%E6%98%8E&empty=&=x&broken=%zz")
                        .orElseThrow()
                        .parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("id", "7", "name", "小明", "empty", "", "broken", "%zz"));
    }

    @Test
    void plainTextHasNoParameters() {
        assertThat(SessionFrom.in("商品页").orElseThrow().parameters()).isEmpty();
    }
}
