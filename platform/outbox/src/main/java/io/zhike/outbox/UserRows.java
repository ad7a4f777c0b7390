package io.zhike.outbox;

import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Locks users' state rows, the first thing that a transaction on a user does: it gives the user's events one order, and
 * locking in sorted order keeps batches from deadlock.
 */
@ApplicationScoped
public class UserRows {

    /** The first finds almost always all of them; a row may be deleted between its insert and its lock. */
    private static final int ATTEMPTS = 5;

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;

    UserRows(DataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Locks the rows, in one order in all transactions, until the present one ends; a row that is not there yet is inserted
     * with the table's defaults.
     *
     * @param table the state table; its primary key is {@code (app_id, open_id)} and every other column has a default
     * @throws IllegalStateException outside a transaction, where a lock would be gone at once
     */
    public void lock(String table, Collection<UserKey> users) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Rows are locked within a transaction");
        }
        Set<UserKey> distinct = Set.copyOf(users);
        if (distinct.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            Array apps = column(connection, distinct, UserKey::appId);
            Array openIds = column(connection, distinct, UserKey::openId);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (lockPresent(connection, table, apps, openIds, distinct.size()) == distinct.size()) {
                    return;
                }
                insertMissing(connection, table, apps, openIds);
            }
            throw new IllegalStateException("State rows vanish as fast as they are inserted: " + table);
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    /** Deletes the row of a user who is locked; whoever waits for its lock inserts another. */
    public void delete(String table, UserKey user) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from %s where app_id = ? and open_id = ?".formatted(table))) {
            delete.setString(1, user.appId());
            delete.setString(2, user.openId());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private static Array column(Connection connection, Collection<UserKey> users, Function<UserKey, String> value)
            throws SQLException {
        return connection.createArrayOf("text", users.stream().map(value).toArray());
    }

    /** In the order of the locks: inserting a row locks it too. */
    private static void insertMissing(Connection connection, String table, Array apps, Array openIds)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into %s (app_id, open_id)
                select app_id, open_id from unnest(?::text[], ?::text[]) as asked (app_id, open_id)
                order by app_id collate "C", open_id collate "C"
                on conflict (app_id, open_id) do nothing
                """.formatted(table))) {
            insert.setArray(1, apps);
            insert.setArray(2, openIds);
            insert.executeUpdate();
        }
    }

    /**
     * Locks all of them or, where one is missing, none: a lock that is held while a row is inserted could be half of a
     * deadlock. One after another by the primary key, and planned anew each time: a plan that was made while the table was
     * small would read all of it when it has grown.
     *
     * @return how many it locked
     */
    private static int lockPresent(Connection connection, String table, Array apps, Array openIds, int number)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with asked as (
                    select app_id, open_id from unnest(?::text[], ?::text[]) as given (app_id, open_id)
                    order by app_id collate "C", open_id collate "C")
                select count(*)
                from asked
                cross join lateral (
                    select from %1$s as state
                    where state.app_id = asked.app_id and state.open_id = asked.open_id
                    for update) as locked
                where ? = (
                    select count(*) from asked
                    cross join lateral (
                        select from %1$s as state
                        where state.app_id = asked.app_id and state.open_id = asked.open_id
                        limit 1) as present)
                """.formatted(table))) {
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            select.setArray(1, apps);
            select.setArray(2, openIds);
            select.setInt(3, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
