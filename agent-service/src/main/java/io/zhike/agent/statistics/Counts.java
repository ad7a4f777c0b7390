package io.zhike.agent.statistics;

import io.zhike.agent.statistics.Count.Figure;
import java.util.List;
import java.util.Objects;

/** What is counted. Nothing is read of messages, which are forgotten before the conversations. */
final class Counts {

    /** A query of its own reads the array once, not for every row. */
    private static final String DAY = "width_bucket(%s, (select cast(:begins as timestamptz[]))) as day";

    private static final String BEGUN = """
            select %s as agent, %s, person_wrote, person_asked or wanted_at is not null as wanted,
                served_by <> '{}' as served, said_by_user, said_by_robot, %s as said_by_people,
                %s as response, %s as resolution, %s as passed_on
            from conversation %s
            where app_id = :app and started_at >= :from and started_at < :until
            """;

    private static final String LOST = """
            select %s as agent, %s from lost_window w %s
            where w.app_id = :app and w.closed_at >= :from and w.closed_at < :until
            """;

    private static final String RATED = """
            select %s as agent, %s, score from rating
            where app_id = :app and asked_at >= :from and asked_at < :until
            """;

    private static final String NOBODYS = "cast(null as text)";

    /** By when they began. */
    static final Count<Begun> BEGUN_CONVERSATIONS = new Count<>(
            BEGUN.formatted(
                    NOBODYS,
                    DAY.formatted("started_at"),
                    "said_by_people",
                    seconds("answered_at - wanted_at"),
                    seconds("ended_at - started_at"),
                    "cardinality(passed_on_by)",
                    ""),
            BEGUN.formatted(
                    "agent",
                    DAY.formatted("started_at"),
                    "coalesce(cast(said_by_agents ->> agent as integer), 0)",
                    "case when answered_by = agent then %s end".formatted(seconds("answered_at - wanted_at")),
                    "case when agent_id = agent then %s end".formatted(seconds("ended_at - started_at")),
                    "cardinality(array_positions(passed_on_by, agent))",
                    "cross join unnest(served_by) agent"),
            List.of(
                    Figure.number("begun", "count(*)"),
                    Figure.number("robot_only", "count(*) filter (where not person_wrote)"),
                    Figure.number("wanted_person", "count(*) filter (where wanted)"),
                    Figure.number("served", "count(*) filter (where served)"),
                    Figure.number("by_users", sum("said_by_user")),
                    Figure.number("by_people", sum("said_by_people")),
                    Figure.number("by_robot", sum("said_by_robot")),
                    Figure.seconds("response_p50", percentile(0.5, "response")),
                    Figure.seconds("response_p90", percentile(0.9, "response")),
                    Figure.seconds("resolution_p50", percentile(0.5, "resolution")),
                    Figure.seconds("resolution_p90", percentile(0.9, "resolution")),
                    Figure.number("transfers", sum("passed_on"))),
            Counts::begun);

    /** By when they ended. */
    static final Count<Long> LOST_WINDOWS = new Count<>(
            LOST.formatted(NOBODYS, DAY.formatted("w.closed_at"), ""),
            LOST.formatted(
                    "agent",
                    DAY.formatted("w.closed_at"),
                    "join conversation c on c.id = w.conversation_id cross join unnest(c.served_by) agent"),
            List.of(Figure.number("lost", "count(*)")),
            row -> number(row[0]));

    /** By when they were asked for. */
    static final Count<Satisfaction> RATINGS = new Count<>(
            RATED.formatted(NOBODYS, DAY.formatted("asked_at")),
            RATED.formatted("agent_id", DAY.formatted("asked_at")) + " and agent_id is not null",
            List.of(
                    Figure.number("asked", "count(*)"),
                    Figure.number("rated_1", "count(*) filter (where score = 1)"),
                    Figure.number("rated_2", "count(*) filter (where score = 2)"),
                    Figure.number("rated_3", "count(*) filter (where score = 3)"),
                    Figure.number("rated_4", "count(*) filter (where score = 4)"),
                    Figure.number("rated_5", "count(*) filter (where score = 5)")),
            Counts::satisfaction);

    private Counts() {}

    private static String seconds(String interval) {
        return "cast(extract(epoch from %s) as double precision)".formatted(interval);
    }

    private static String sum(String column) {
        return "coalesce(sum(%s), 0)".formatted(column);
    }

    private static String percentile(double part, String column) {
        return "percentile_cont(%s) within group (order by %s)".formatted(part, column);
    }

    private static Begun begun(Object[] row) {
        return new Begun(
                number(row[0]),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                new Begun.Messages(number(row[4]), number(row[5]), number(row[6])),
                Times.ofSeconds((Double) row[7], (Double) row[8]),
                Times.ofSeconds((Double) row[9], (Double) row[10]),
                number(row[11]));
    }

    private static Satisfaction satisfaction(Object[] row) {
        return Satisfaction.of(
                number(row[0]),
                List.of(number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5])));
    }

    private static long number(Object figure) {
        return (Long) Objects.requireNonNull(figure);
    }
}
