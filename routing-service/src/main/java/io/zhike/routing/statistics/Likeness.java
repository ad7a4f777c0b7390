package io.zhike.routing.statistics;

import io.zhike.routing.keyword.NormalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups texts that say much the same, so that one answer does for all of a group: each text joins the first group whose
 * most frequent text shares at least half of the pairs of neighbouring letters with it (Jaccard's index over bigrams, which
 * needs no dictionary and suits Chinese), or begins one of its own.
 */
final class Likeness {

    private static final double ALIKE = 0.5;
    private static final int EXAMPLES = 5;

    /** So many different texts are grouped at most, those that were written most often. */
    private static final int MOST = 1_000;

    private Likeness() {}

    /**
     * A group.
     *
     * @param text the one that was written most often
     * @param count of all texts in it
     * @param examples other texts in it, a few
     */
    record Group(String text, long count, List<String> examples) {}

    /** The groups, the largest first. */
    static List<Group> groups(List<String> texts) {
        List<Cluster> clusters = new ArrayList<>();
        for (Map.Entry<NormalText, Writing> written : byFrequency(texts)) {
            Set<String> bigrams = bigrams(written.getKey().value());
            clusters.stream()
                    .filter(cluster -> jaccard(cluster.bigrams, bigrams) >= ALIKE)
                    .findFirst()
                    .orElseGet(() -> {
                        var begun = new Cluster(bigrams);
                        clusters.add(begun);
                        return begun;
                    })
                    .add(written.getValue());
        }
        return clusters.stream()
                .map(Cluster::group)
                .sorted(Comparator.comparingLong(Group::count).reversed())
                .toList();
    }

    private static List<Map.Entry<NormalText, Writing>> byFrequency(List<String> texts) {
        Map<NormalText, Writing> same = new LinkedHashMap<>();
        texts.forEach(text -> same.merge(NormalText.of(text), new Writing(text, 1), Writing::plus));
        return same.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(Writing::count).reversed()))
                .limit(MOST)
                .toList();
    }

    private static Set<String> bigrams(String text) {
        int[] letters = text.codePoints().toArray();
        Set<String> bigrams = new HashSet<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            bigrams.add(new String(letters, i, 2));
        }
        if (bigrams.isEmpty()) {
            bigrams.add(text);
        }
        return bigrams;
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return (double) common / (one.size() + other.size() - common);
    }

    /** A text as somebody wrote it first, and how often it was written. */
    private record Writing(String text, long count) {

        Writing plus(Writing again) {
            return new Writing(text, count + again.count);
        }
    }

    private static final class Cluster {

        private final Set<String> bigrams;
        private final List<Writing> writings = new ArrayList<>();

        Cluster(Set<String> bigrams) {
            this.bigrams = bigrams;
        }

        void add(Writing writing) {
            writings.add(writing);
        }

        Group group() {
            return new Group(
                    writings.getFirst().text(),
                    writings.stream().mapToLong(Writing::count).sum(),
                    writings.stream().skip(1).limit(EXAMPLES).map(Writing::text).toList());
        }
    }
}
