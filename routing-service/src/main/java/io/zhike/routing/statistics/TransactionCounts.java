package io.zhike.routing.statistics;

import jakarta.transaction.TransactionScoped;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules did in one transaction. */
@TransactionScoped
class TransactionCounts {

    private SortedMap<RuleDay, Counts> counts = new TreeMap<>();

    void add(RuleDay rule, Counts counted) {
        counts.merge(rule, counted, Counts::plus);
    }

    /** All of them, which are not there any more after it. */
    SortedMap<RuleDay, Counts> taken() {
        SortedMap<RuleDay, Counts> taken = counts;
        counts = new TreeMap<>();
        return taken;
    }
}
