package io.zhike.quota.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LedgerPageTest {

    @Test
    void namesTheNextOne() {
        // When
        LedgerPage page = LedgerPage.of(entries(9, 8, 7), 2);

        // Then
        assertThat(page.items()).extracting(LedgerEntry::number).containsExactly(9L, 8L);
        assertThat(page.next()).isEqualTo("8");
    }

    @Test
    void isTheLastWhereNothingFollows() {
        // When
        LedgerPage page = LedgerPage.of(entries(2, 1), 2);

        // Then
        assertThat(page.items()).extracting(LedgerEntry::number).containsExactly(2L, 1L);
        assertThat(page.next()).isNull();
    }

    private static List<LedgerEntry> entries(long... numbers) {
        Balance balance = new Balance(1, Instant.EPOCH);
        return LongStream.of(numbers)
                .mapToObj(number ->
                        new LedgerEntry(number, Instant.EPOCH, Who.USER, Why.USER_WROTE, balance, balance, null, null))
                .toList();
    }
}
