package io.zhike.sender.delivery;

import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.events.UserKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of replicas that run as processes: a test looks at them, and locks them so that the replicas wait. */
final class SenderRows implements AutoCloseable {

    /** A reply's row. */
    record Delivery(
            DeliveryState state, int attempts, @Nullable Instant attemptedAt) {}

    /** A lock, until it is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    private final String url;
    private final Connection connection;

    SenderRows(String url) {
        this.url = url;
        this.connection = connect(url);
    }

    /** Null where there is no such row yet. */
    @Nullable
    Delivery delivery(UUID replyId) {
        try (PreparedStatement select =
                connection.prepareStatement("select state, attempts, attempted_at from delivery where reply_id = ?")) {
            select.setObject(1, replyId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Timestamp attemptedAt = row.getTimestamp(3);
                return new Delivery(
                        DeliveryState.valueOf(row.getString(1)),
                        row.getInt(2),
                        attemptedAt == null ? null : attemptedAt.toInstant());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    boolean is(DeliveryState state, UUID replyId) {
        Delivery delivery = delivery(replyId);
        return delivery != null && delivery.state() == state;
    }

    /** How many of the app's replies wait or are on their way. */
    int unsettled(String appId) {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from delivery where app_id = ? and state <> 'SETTLED'")) {
            select.setString(1, appId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Those of the app's replies that nobody knows the fate of. */
    Set<UUID> unknown(String appId) {
        try (PreparedStatement select =
                connection.prepareStatement("select reply_id from delivery where app_id = ? and outcome = 'UNKNOWN'")) {
            select.setString(1, appId);
            try (ResultSet row = select.executeQuery()) {
                Set<UUID> replies = new HashSet<>();
                while (row.next()) {
                    replies.add(row.getObject(1, UUID.class));
                }
                return replies;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Who waits for a lock now, by the names that they gave to their sessions. */
    Set<String> waiting() {
        try (PreparedStatement select = connection.prepareStatement("""
                        select application_name from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """);
                ResultSet row = select.executeQuery()) {
            Set<String> names = new HashSet<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Nobody else does anything with the user, known here or not. */
    Lock lock(UserKey user) {
        Connection locking = connect(url);
        try (PreparedStatement insert = locking.prepareStatement("""
                insert into sender_user (app_id, open_id) values (?, ?)
                on conflict (app_id, open_id) do update set open_id = excluded.open_id
                """)) {
            locking.setAutoCommit(false);
            insert.setString(1, user.appId());
            insert.setString(2, user.openId());
            insert.executeUpdate();
            return () -> close(locking);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Replies can be read and their rows be locked, but none be changed. */
    Lock lockChanges() {
        Connection locking = connect(url);
        try (PreparedStatement lock = locking.prepareStatement("lock table delivery in share mode")) {
            locking.setAutoCommit(false);
            lock.execute();
            return () -> close(locking);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Claims are made, and their commits wait; they go on without their replica. */
    Lock lockClaims() {
        Connection locking = connect(url);
        try (Statement statement = locking.createStatement()) {
            statement.execute("""
                    create or replace function await_commit() returns trigger language plpgsql as
                    $$ begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
                    drop trigger if exists await_commit on delivery;
                    create constraint trigger await_commit after update on delivery
                    deferrable initially deferred for each row when (new.state = 'SENDING')
                    execute function await_commit();
                    select pg_advisory_lock(1);
                    """);
            return () -> close(locking);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        close(connection);
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A session that ends rolls back what it has not committed. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
