package io.zhike.agent.statistics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which rows are counted, and how.
 *
 * @param ofApp selects them with their {@code day}, by its number from 1, and an {@code agent} that is null; the parameters
 *     are {@code :app}, {@code :from}, {@code :until} and {@code :begins}, see {@link Days#begins}
 * @param ofAgents the same, once for each {@code agent} of the row
 * @param figures what is told of them
 * @param read makes something of the figures, in their order
 */
record Count<T>(String ofApp, String ofAgents, List<Figure> figures, Function<Object[], T> read) {

    /** What is told of rows, such as {@code count(*)}. */
    record Figure(String name, String sql, Class<?> type) {

        static Figure number(String name, String sql) {
            return new Figure(name, sql, Long.class);
        }

        static Figure seconds(String name, String sql) {
            return new Figure(name, sql, Double.class);
        }
    }

    private static final String COUNTED = """
            with counted as (%s)
            select agent, %s as day, %s from counted
            where cast(:agent as text) is null or agent = :agent
            group by grouping sets %s
            """;

    String sql(Breakdown breakdown) {
        String rows = breakdown == Breakdown.APP ? ofApp : ofAgents;
        String told = figures.stream()
                .map(figure -> figure.sql() + " as " + figure.name())
                .collect(Collectors.joining(", "));
        return COUNTED.formatted(rows, breakdown.day(), told, breakdown.groupingSets());
    }
}
