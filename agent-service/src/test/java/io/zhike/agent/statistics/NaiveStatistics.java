package io.zhike.agent.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures as naively as they are told: every story is looked at for each of them. */
final class NaiveStatistics {

    private final Collection<Story> stories;
    private final List<LocalDate> days;
    private final ZoneId zone;

    NaiveStatistics(Collection<Story> stories, LocalDate first, LocalDate last, ZoneId zone) {
        this.stories = stories;
        this.days = first.datesUntil(last.plusDays(1)).toList();
        this.zone = zone;
    }

    /** @param agent null: everybody's */
    Map<String, Object> total(@Nullable String agent) {
        return figures(at -> days.contains(LocalDate.ofInstant(at, zone)), agent);
    }

    /** @param agent null: everybody's */
    List<Map<String, Object>> days(@Nullable String agent) {
        return days.stream()
                .map(day -> with(
                        "day",
                        day.toString(),
                        figures(at -> LocalDate.ofInstant(at, zone).equals(day), agent)))
                .toList();
    }

    List<Map<String, Object>> agents() {
        SortedSet<String> agents = new TreeSet<>();
        stories.forEach(story -> agents.addAll(story.servedBy()));
        return agents.stream()
                .map(agent -> with("agentId", agent, with("name", agent, total(agent))))
                .toList();
    }

    private static Map<String, Object> with(String name, Object value, Map<String, Object> others) {
        var all = new HashMap<>(others);
        all.put(name, value);
        return all;
    }

    private Map<String, Object> figures(Predicate<Instant> then, @Nullable String agent) {
        List<Story> theirs = stories.stream()
                .filter(story -> agent == null || story.servedBy().contains(agent))
                .toList();
        List<Story> begun =
                theirs.stream().filter(story -> then.test(story.begun())).toList();
        List<Story> last = begun.stream()
                .filter(story -> agent == null || agent.equals(story.lastAgent()))
                .toList();
        long robotOnly = begun.stream().filter(story -> !story.personWrote()).count();
        Map<String, Object> figures = new HashMap<>();
        figures.put("conversations", begun.size());
        figures.put("robotOnly", robotOnly);
        if (!begun.isEmpty()) {
            figures.put("robotOnlyShare", share(robotOnly, begun.size()));
        }
        figures.put(
                "wantedPerson",
                begun.stream()
                        .filter(story -> story.personAsked() || story.wanted() != null)
                        .count());
        figures.put(
                "served",
                begun.stream().filter(story -> !story.servedBy().isEmpty()).count());
        figures.put("messages", messages(begun, agent));
        figures.put("firstResponse", times(last.stream().map(story -> between(story.wanted(), story.answered()))));
        figures.put("resolution", times(last.stream().map(story -> between(story.begun(), story.ended()))));
        figures.put(
                "windowsLost",
                theirs.stream()
                        .filter(story -> story.lost() != null && then.test(story.lost()))
                        .count());
        figures.put(
                "transfers",
                begun.stream()
                        .flatMap(story -> story.passedOnBy().stream())
                        .filter(by -> agent == null || agent.equals(by))
                        .count());
        figures.put(
                "satisfaction",
                satisfaction(theirs.stream()
                        .filter(story -> story.questioned() != null && then.test(story.questioned()))
                        .filter(story -> agent == null || agent.equals(story.lastAgent()))
                        .toList()));
        return figures;
    }

    private static Map<String, Object> messages(Collection<Story> begun, @Nullable String agent) {
        int byPeople = 0;
        for (Story story : begun) {
            for (Map.Entry<String, Integer> said : story.said().entrySet()) {
                byPeople += agent == null || agent.equals(said.getKey()) ? said.getValue() : 0;
            }
        }
        return Map.of(
                "in", begun.stream().mapToInt(Story::saidByUser).sum(),
                "byRobot", begun.stream().mapToInt(Story::saidByRobot).sum(),
                "byPeople", byPeople);
    }

    private static Map<String, Object> satisfaction(Collection<Story> questioned) {
        Map<String, Object> scores = new HashMap<>();
        long rated = 0;
        long sum = 0;
        for (int score = 1; score <= 5; score++) {
            int given = score;
            long often = questioned.stream()
                    .filter(story -> Objects.equals(story.score(), given))
                    .count();
            scores.put(Integer.toString(score), often);
            rated += often;
            sum += often * score;
        }
        Map<String, Object> told = new HashMap<>(Map.of("asked", questioned.size(), "rated", rated, "scores", scores));
        if (rated > 0) {
            told.put("average", share(sum, rated));
        }
        return told;
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
    }

    private static @Nullable Duration between(@Nullable Instant begin, @Nullable Instant end) {
        return begin == null || end == null ? null : Duration.between(begin, end);
    }

    private static Map<String, Object> times(Stream<@Nullable Duration> all) {
        List<Long> millis = new ArrayList<>();
        all.forEach(time -> {
            if (time != null) {
                millis.add(time.toMillis());
            }
        });
        millis.sort(null);
        return millis.isEmpty() ? Map.of() : Map.of("p50", part(millis, 5), "p90", part(millis, 9));
    }

    /** The place at so many tenths of the way from the first to the last, and between two the same part of their distance. */
    private static String part(List<Long> sorted, int tenths) {
        int place = (sorted.size() - 1) * tenths;
        long below = sorted.get(place / 10);
        long above = sorted.get(Math.min(place / 10 + 1, sorted.size() - 1));
        return Duration.ofMillis(below + (above - below) * (place % 10) / 10).toString();
    }
}
