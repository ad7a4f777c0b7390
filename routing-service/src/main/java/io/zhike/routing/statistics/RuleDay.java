package io.zhike.routing.statistics;

import io.zhike.events.routed.MessageRouted.Reason;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A rule on a day.
 *
 * @param day in the app's time zone
 * @param rule its id
 */
record RuleDay(String appId, LocalDate day, Reason kind, String rule) implements Comparable<RuleDay> {

    private static final Comparator<RuleDay> ORDER = Comparator.comparing(RuleDay::appId)
            .thenComparing(RuleDay::day)
            .thenComparing(one -> one.kind().name())
            .thenComparing(RuleDay::rule);

    @Override
    public int compareTo(RuleDay other) {
        return ORDER.compare(this, other);
    }
}
