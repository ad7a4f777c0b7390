package io.zhike.quota.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a user's ledger.
 *
 * @param items newest first
 * @param next the cursor of the page after it; null on the last one
 */
record LedgerPage(List<LedgerEntry> items, @Nullable String next) {

    /**
     * The first entries of a longer list.
     *
     * @param found newest first, one more than {@code size} where there is a page after it
     */
    static LedgerPage of(List<LedgerEntry> found, int size) {
        if (found.size() <= size) {
            return new LedgerPage(found, null);
        }
        List<LedgerEntry> items = found.subList(0, size);
        return new LedgerPage(items, Long.toString(items.getLast().number()));
    }
}
