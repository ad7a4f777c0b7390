package io.zhike.benchmarks.path;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the services have PostgreSQL do, by pg_stat_statements. */
final class DatabaseWork implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final Connection server;

    /** @param anyDatabase the URL of one of the server's databases */
    DatabaseWork(String anyDatabase) throws SQLException {
        server = DriverManager.getConnection(anyDatabase, SUPERUSER, "");
        execute("create extension if not exists pg_stat_statements");
    }

    /** Forgets what was done so far. */
    void reset() throws SQLException {
        execute("select pg_stat_statements_reset()");
    }

    /**
     * Since the last reset.
     *
     * @param statements how many, without those that only begin and end a transaction
     * @param transactions of several statements; a statement outside of one is its own
     */
    record Work(long statements, long transactions) {}

    /** By the database's name. */
    Map<String, Work> since() throws SQLException {
        var work = new TreeMap<String, Work>();
        try (var question = server.createStatement();
                var answer = question.executeQuery("""
                        select datname,
                               sum(calls) filter (where query !~* '^(begin|commit|rollback)'),
                               coalesce(sum(calls) filter (where query ~* '^begin'), 0)
                        from pg_stat_statements join pg_database on oid = dbid
                        where datname like 'zhike%' and userid <> current_user::regrole
                        group by datname
                        """)) {
            while (answer.next()) {
                work.put(answer.getString(1), new Work(answer.getLong(2), answer.getLong(3)));
            }
        }
        return work;
    }

    /** The statements that were made most often since the last reset, with how often, for somebody to read. */
    List<String> mostFrequent(int number) throws SQLException {
        try (var question = server.prepareStatement("""
                select format('%8s %7s ms  %s: %s', calls, round(total_exec_time::numeric, 0), datname,
                              left(regexp_replace(query, '\\s+', ' ', 'g'), 150))
                from pg_stat_statements join pg_database on oid = dbid
                where datname like 'zhike%' and userid <> current_user::regrole
                order by calls desc limit ?
                """)) {
            question.setInt(1, number);
            try (var answer = question.executeQuery()) {
                var lines = new ArrayList<String>();
                while (answer.next()) {
                    lines.add(answer.getString(1));
                }
                return lines;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        server.close();
    }
}
