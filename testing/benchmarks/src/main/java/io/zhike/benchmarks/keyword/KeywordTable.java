package io.zhike.benchmarks.keyword;

import io.zhike.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a message took in the rounds by the number of keywords: medians, and how they grow from the fewest keywords. */
final class KeywordTable {

    private final SortedMap<Integer, Rounds> rounds = new TreeMap<>();

    /** In nanoseconds a message. */
    private record Rounds(List<Double> search, List<Double> whole) {

        double medianSearch() {
            return Median.of(search.stream().mapToDouble(Double::doubleValue));
        }

        double medianWhole() {
            return Median.of(whole.stream().mapToDouble(Double::doubleValue));
        }
    }

    /**
     * One round.
     *
     * @param search the nanoseconds of the search alone
     * @param whole those with the message's normal text
     */
    void add(int keywords, double search, double whole) {
        var of = rounds.computeIfAbsent(keywords, _ -> new Rounds(new ArrayList<>(), new ArrayList<>()));
        of.search().add(search);
        of.whole().add(whole);
    }

    /** How many times as long the search alone takes with the most keywords as with the fewest. */
    double growth() {
        return growth(rounds.lastEntry().getValue());
    }

    private double growth(Rounds of) {
        return of.medianSearch() / rounds.firstEntry().getValue().medianSearch();
    }

    String text() {
        var text = new StringBuilder(
                "%9s %16s %8s %22s%n".formatted("keywords", "search", "times", "with the normal text"));
        rounds.forEach((keywords, of) -> text.append("%,9d %,13.0f ns %8.2f %,19.0f ns%n"
                .formatted(keywords, of.medianSearch(), growth(of), of.medianWhole())));
        return text.append("A search takes %.2f times as long with %,d keywords as with %,d.%n"
                        .formatted(growth(), rounds.lastKey(), rounds.firstKey()))
                .toString();
    }
}
