package io.zhike.agent.statistics;

import io.zhike.agent.statistics.Statistics.Day;
import io.zhike.agent.statistics.Statistics.OfAgent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts what came of an app's conversations. */
@ApplicationScoped
class CountConversations {

    private final CountedCells counted;
    private final PresentDesk desk;

    CountConversations(CountedCells counted, PresentDesk desk) {
        this.counted = counted;
        this.desk = desk;
    }

    /** Reads the figures, all of them as of one moment. */
    @Transactional
    Statistics count(Asked asked) {
        Cell whose = new Cell(asked.agent(), null);
        Sheet sheet = asked.agent() == null
                ? sheet(asked, Breakdown.APP).with(sheet(asked, Breakdown.AGENTS))
                : sheet(asked, Breakdown.ONE_AGENT);
        SortedSet<String> agents = asked.agent() == null ? sheet.agents() : new TreeSet<>(List.of(asked.agent()));
        Map<String, String> names = agents.isEmpty() ? Map.of() : desk.names(agents);
        return new Statistics(
                asked.agent() == null ? desk.of(asked.appId()) : desk.of(asked.appId(), asked.agent()),
                sheet.figures(whose),
                asked.days().all().stream()
                        .map(day -> new Day(day, sheet.figures(whose.on(day))))
                        .toList(),
                agents.stream()
                        .map(id -> new OfAgent(id, names.getOrDefault(id, id), sheet.figures(new Cell(id, null))))
                        .toList());
    }

    private Sheet sheet(Asked asked, Breakdown breakdown) {
        return new Sheet(
                counted.read(asked, breakdown, Counts.BEGUN_CONVERSATIONS),
                counted.read(asked, breakdown, Counts.LOST_WINDOWS),
                counted.read(asked, breakdown, Counts.RATINGS));
    }

    /** What was counted, cell by cell. */
    private record Sheet(Map<Cell, Begun> begun, Map<Cell, Long> lost, Map<Cell, Satisfaction> satisfaction) {

        Sheet with(Sheet more) {
            return new Sheet(both(begun, more.begun), both(lost, more.lost), both(satisfaction, more.satisfaction));
        }

        private static <T> Map<Cell, T> both(Map<Cell, T> some, Map<Cell, T> others) {
            var all = new HashMap<>(some);
            all.putAll(others);
            return all;
        }

        Figures figures(Cell cell) {
            return Figures.of(
                    begun.getOrDefault(cell, Begun.NONE),
                    lost.getOrDefault(cell, 0L),
                    satisfaction.getOrDefault(cell, Satisfaction.NONE));
        }

        SortedSet<String> agents() {
            SortedSet<String> agents = new TreeSet<>();
            Stream.of(begun.keySet(), lost.keySet(), satisfaction.keySet())
                    .flatMap(cells -> cells.stream().map(Cell::agent))
                    .filter(Objects::nonNull)
                    .forEach(agents::add);
            return agents;
        }
    }
}
