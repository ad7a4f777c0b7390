package io.zhike.routing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.routing.statistics.Likeness.Group;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void putsTogetherWhatSaysMuchTheSame() {
        assertThat(Likeness.groups(List.of("能开专票吗", "可以寄到国外吗", "能开专票吗？", "能不能开专票", "可以寄国外吗", "能开专票吗", "附近有停车场吗")))
                .containsExactly(
                        new Group("能开专票吗", 4, List.of("能不能开专票")),
                        new Group("可以寄到国外吗", 2, List.of("可以寄国外吗")),
                        new Group("附近有停车场吗", 1, List.of()));
    }

    @Property
    void countsEachTextOnce(@ForAll List<String> texts) {
        assertThat(Likeness.groups(texts).stream().mapToLong(Group::count).sum())
                .isEqualTo(texts.size());
    }
}
