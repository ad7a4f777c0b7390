package io.zhike.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardsTest {

    /** Rows that are stored, and relays of another version, know it by this. */
    @Test
    void aKeysShardNeverChanges() {
        assertThat(Shards.of("wxba5fad812f8e6fb9:oQwErTyUiOpAsDfGhJkLzXcVbNm0")).isEqualTo((short) 3);
        assertThat(Shards.of("zhike.inbound/3/141")).isEqualTo((short) 3);
        assertThat(Shards.of("")).isZero();
    }

    @Test
    void everyShardHasItsShareOfTheUsers() {
        var shares = IntStream.range(0, 10_000)
                .mapToObj(i -> Shards.of("wxba5fad812f8e6fb9:o" + i))
                .collect(Collectors.groupingBy(shard -> shard, Collectors.counting()));
        assertThat(shares).hasSize(Shards.COUNT);
        assertThat(shares.values()).allMatch(share -> share > 2_000);
    }
}
