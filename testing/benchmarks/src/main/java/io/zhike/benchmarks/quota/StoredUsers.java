package io.zhike.benchmarks.quota;

import io.zhike.benchmarks.backlog.Installation;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** The users of one installation, each with a reply window that the benchmark cannot use up. */
final class StoredUsers {

    static final String APP = "wxba5fad812f8e6fb9";

    /** The schema with copies of the service's tables, for pgbench. */
    static final String BARE = "bare";

    private static final String[] TABLES = {"handled_event", "quota_window", "reply", "ledger", "outbox"};
    private static final String PREFIX = "oBench-user";

    private final int number;
    private final Random random = new Random(1);

    StoredUsers(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    String any() {
        return PREFIX + random.nextInt(number);
    }

    /** SQL of the openid of the user with that number. */
    static String openId(String number) {
        return "'%s' || %s".formatted(PREFIX, number);
    }

    /** What {@code like} leaves out: the fill factor and its like. */
    private static void copyStorageParameters(Statement sql, String table) throws SQLException {
        sql.execute("""
                do $$ declare parameters text; begin
                  select array_to_string(reloptions, ', ') into parameters from pg_class where oid = 'public.%2$s'::regclass;
                  if parameters is not null then
                    execute 'alter table %1$s.%2$s set (' || parameters || ')';
                  end if;
                end $$""".formatted(BARE, table));
    }

    /** Stores them for the service and, in tables that are the same, for pgbench. */
    void store(Installation installation) throws SQLException {
        try (var connection = installation.connect();
                var sql = connection.createStatement()) {
            sql.execute("create schema " + BARE);
            for (var table : TABLES) {
                sql.execute("create table %1$s.%2$s (like public.%2$s including all)".formatted(BARE, table));
                copyStorageParameters(sql, table);
            }
            for (var schema : new String[] {"public", BARE}) {
                sql.execute("""
                        insert into %s.quota_window (app_id, open_id, remaining, expires_at, tally, granted, granted_by,
                                newest_grant_by, changes, version)
                        select '%s', %s, 1000000, now() + interval '2 days', 1, 1000000, now(), now(), 1, 1
                        from generate_series(0, %d) as n
                        """.formatted(schema, APP, openId("n"), number - 1));
                sql.execute("vacuum analyze %s.quota_window".formatted(schema));
            }
        }
    }
}
