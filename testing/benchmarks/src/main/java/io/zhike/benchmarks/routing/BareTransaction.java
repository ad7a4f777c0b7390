package io.zhike.benchmarks.routing;

import io.zhike.events.UserKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * A batch of messages as one transaction: the events' ids, the users' rows inserted where they are not there, locked, read and
 * written, the counts of the rules, and the rows of the outbox.
 */
final class BareTransaction implements AutoCloseable {

    private final Connection connection;
    private final short shard;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement insertIds;
    private final PreparedStatement insertUsers;
    private final PreparedStatement lockUsers;
    private final PreparedStatement updateUser;
    private final PreparedStatement countRules;
    private final PreparedStatement insertRows;

    BareTransaction(Connection connection, short shard) throws SQLException {
        this.connection = connection;
        this.shard = shard;
        insertIds = prepare("""
                insert into handled_event (event_id) select unnest(?::uuid[]) on conflict do nothing
                """);
        insertUsers = prepare("""
                insert into user_reception (app_id, open_id) select * from unnest(?::text[], ?::text[])
                on conflict (app_id, open_id) do nothing
                """);
        lockUsers = prepare("""
                select locked.*
                from unnest(?::text[], ?::text[]) as asked (app_id, open_id)
                cross join lateral (
                    select * from user_reception as state
                    where state.app_id = asked.app_id and state.open_id = asked.open_id
                    for update) as locked
                """);
        updateUser = prepare("""
                update user_reception set number = ?, dialogue = ?::jsonb where app_id = ? and open_id = ?
                """);
        countRules = prepare("""
                insert into rule_count (app_id, day, kind, rule, slot, hits, without_person, with_person)
                select app_id, day, kind, rule, ?, ?, 0, 0 from (
                    select distinct app_id, day, kind, rule from public.rule_count) as counted
                on conflict (app_id, day, kind, rule, slot) do update set hits = rule_count.hits + excluded.hits
                """);
        insertRows = prepare("""
                insert into outbox (shard, topic, key, headers, value)
                select ?, topic, key, headers, value
                from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) as said (topic, key, headers, value)
                """);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    /** Takes the messages that these rows say something of, and commits. */
    void take(List<SaidRow> rows) throws SQLException {
        insertIds.setArray(1, array("uuid", rows, _ -> UUID.randomUUID()));
        insertIds.executeUpdate();
        update(lock(new TreeSet<>(rows.stream().map(SaidRow::user).toList())), rows);
        countRules.setInt(1, shard);
        countRules.setLong(2, rows.size());
        countRules.executeUpdate();
        insert(rows);
        connection.commit();
    }

    /** The last number of each. */
    private Map<UserKey, Long> lock(SortedSet<UserKey> users) throws SQLException {
        var sorted = List.copyOf(users);
        for (var statement : List.of(insertUsers, lockUsers)) {
            statement.setArray(1, array("text", sorted, UserKey::appId));
            statement.setArray(2, array("text", sorted, UserKey::openId));
        }
        insertUsers.executeUpdate();
        var numbers = new HashMap<UserKey, Long>();
        try (var locked = lockUsers.executeQuery()) {
            while (locked.next()) {
                numbers.put(
                        new UserKey(locked.getString("app_id"), locked.getString("open_id")), locked.getLong("number"));
            }
        }
        return numbers;
    }

    private void update(Map<UserKey, Long> numbers, List<SaidRow> rows) throws SQLException {
        rows.forEach(row -> numbers.merge(row.user(), 1L, Long::sum));
        for (var entry : numbers.entrySet()) {
            updateUser.setLong(1, entry.getValue());
            updateUser.setString(2, Shop.DIALOGUE);
            updateUser.setString(3, entry.getKey().appId());
            updateUser.setString(4, entry.getKey().openId());
            updateUser.addBatch();
        }
        updateUser.executeBatch();
    }

    private void insert(List<SaidRow> rows) throws SQLException {
        insertRows.setShort(1, shard);
        insertRows.setArray(2, array("text", rows, SaidRow::topic));
        insertRows.setArray(3, array("text", rows, SaidRow::key));
        insertRows.setArray(4, array("text", rows, SaidRow::headers));
        insertRows.setArray(
                5,
                connection.createArrayOf(
                        "bytea", rows.stream().map(SaidRow::value).toArray(byte[][]::new)));
        insertRows.executeUpdate();
    }

    private <T> Array array(String type, List<T> values, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, values.stream().map(column).toArray());
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements) {
            statement.close();
        }
    }
}
