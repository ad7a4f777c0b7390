package io.zhike.agent.statistics;

import io.zhike.agent.statistics.Statistics.Day;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days as a table of comma-separated values (RFC 4180): figures alone, times in seconds, empty where there are none. */
final class DayTable {

    private static final List<String> COLUMNS = List.of(
            "day",
            "conversations",
            "robotOnly",
            "robotOnlyShare",
            "wantedPerson",
            "served",
            "messagesIn",
            "messagesByPeople",
            "messagesByRobot",
            "firstResponseP50",
            "firstResponseP90",
            "resolutionP50",
            "resolutionP90",
            "windowsLost",
            "transfers",
            "asked",
            "rated",
            "average");

    private DayTable() {}

    static String of(Collection<Day> days) {
        return Stream.concat(Stream.of(COLUMNS.stream()), days.stream().map(DayTable::row))
                .map(cells -> cells.collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static Stream<String> row(Day day) {
        Figures figures = day.figures();
        return Stream.of(
                shown(day.day()),
                shown(figures.conversations()),
                shown(figures.robotOnly()),
                shown(figures.robotOnlyShare()),
                shown(figures.wantedPerson()),
                shown(figures.served()),
                shown(figures.messages().in()),
                shown(figures.messages().byPeople()),
                shown(figures.messages().byRobot()),
                seconds(figures.firstResponse().p50()),
                seconds(figures.firstResponse().p90()),
                seconds(figures.resolution().p50()),
                seconds(figures.resolution().p90()),
                shown(figures.windowsLost()),
                shown(figures.transfers()),
                shown(figures.satisfaction().asked()),
                shown(figures.satisfaction().rated()),
                shown(figures.satisfaction().average()));
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "" : shown(time.toSeconds());
    }

    private static String shown(@Nullable Object figure) {
        return figure == null ? "" : figure.toString();
    }
}
