package io.zhike.benchmarks.quota;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What quota-service has PostgreSQL do for a batch of requests, as pgbench's scripts. */
final class PgbenchScripts {

    private static final String APP = "'" + StoredUsers.APP + "'";

    private PgbenchScripts() {}

    /**
     * A batch in one transaction: the events' ids, the users' windows locked and read, the replies looked for, and then of
     * each reply its row, its ledger entry and its user's window, in one pipeline as the service's driver sends them, and
     * the two rows of the outbox. Takes the variables {@code users} and {@code clients}.
     */
    static String batch(int requests) {
        return """
                \\set base random(0, :users - 1)
                begin;
                insert into handled_event (event_id) select gen_random_uuid() from generate_series(1, %1$d)
                on conflict do nothing returning event_id;
                with asked as (select %2$s as app_id, %3$s as open_id from generate_series(0, %1$d - 1) as n)
                select count(*) from asked cross join lateral (
                    select from quota_window as state
                    where state.app_id = asked.app_id and state.open_id = asked.open_id for update) as locked;
                with asked as (select %2$s as app_id, %3$s as open_id from generate_series(0, %1$d - 1) as n)
                select state.* from asked cross join lateral (
                    select * from quota_window as state
                    where state.app_id = asked.app_id and state.open_id = asked.open_id) as state;
                select * from reply where reply_id = any (array(select gen_random_uuid() from generate_series(1, %1$d)));
                \\startpipeline
                %4$s
                \\endpipeline
                insert into outbox (shard, topic, key, headers, value)
                select 0, 'zhike.outbound.approved', %2$s || ':' || n,
                    '{"ce_id":"00000000-0000-0000-0000-000000000000","ce_type":"zhike.reply-approved.v1","ce_source":"/zhike/quota"}',
                    convert_to(repeat('v', 400), 'UTF8')
                from generate_series(1, 2 * %1$d) as n;
                commit;
                """.formatted(
                requests,
                APP,
                user("n"),
                IntStream.range(0, requests).mapToObj(PgbenchScripts::reply).collect(Collectors.joining("\n")));
    }

    /** Every client has users of its own, as every consumer has. */
    private static String user(String number) {
        return StoredUsers.openId("((:base::bigint + %s * 7919) %% (:users::bigint / :clients) * :clients + :client_id)"
                .formatted(number));
    }

    private static String reply(int number) {
        var user = user(Integer.toString(number));
        return """
                insert into reply (reply_id, app_id, open_id, source, approved_at, tally) \
                values (gen_random_uuid(), %1$s, %2$s, 'AGENT', now(), 1);
                insert into ledger (app_id, open_id, number, at, who, why, remaining_before, expires_before, remaining_after, \
                expires_after, reply_id) values (%1$s, %2$s, (extract(epoch from clock_timestamp()) * 1000000)::bigint, now(), \
                'AGENT', 'REPLY_APPROVED', 5, now(), 4, now(), gen_random_uuid());
                update quota_window set remaining = remaining - 1, agent_spent = agent_spent + 1, changes = changes + 1, \
                version = version + 1 where app_id = %1$s and open_id = %2$s;""".formatted(APP, user);
    }

    /** What the relay does with the rows of the outbox. */
    static String relay() {
        return """
                select id, topic, key, headers, value from outbox where shard = 0 order by id limit 500;
                delete from outbox where id = any (array(select id from outbox where shard = 0 order by id limit 500));
                \\sleep 2 ms
                """;
    }
}
