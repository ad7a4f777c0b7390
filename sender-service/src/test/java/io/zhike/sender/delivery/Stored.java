package io.zhike.sender.delivery;

import io.quarkus.arc.Arc;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service's rows, as a test looks at them and makes them. */
final class Stored {

    /** A row. */
    record Delivery(
            String state,
            int attempts,
            boolean withdrawn,
            @Nullable Instant dueAt,
            @Nullable String content) {}

    private Stored() {}

    static Delivery delivery(UUID replyId) {
        try (Connection connection = database().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select state, attempts, withdrawn, due_at, content from delivery where reply_id = ?")) {
            select.setObject(1, replyId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("No such row");
                }
                Timestamp dueAt = row.getTimestamp(4);
                return new Delivery(
                        row.getString(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        dueAt == null ? null : dueAt.toInstant(),
                        row.getString(5));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of the app's replies stand there. */
    static int count(String appId, DeliveryState state) {
        try (Connection connection = database().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from delivery where app_id = ? and state = ?")) {
            select.setString(1, appId);
            select.setString(2, state.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A reply whose first attempt was under way when its process died. */
    static void addSending(ReplyApproved approved, Instant attemptedAt, Instant deadline) {
        add(approved, "SENDING", 1, null, attemptedAt, deadline);
    }

    static void addQueued(ReplyApproved approved, Instant dueAt) {
        add(approved, "QUEUED", 0, dueAt, null, null);
    }

    private static void add(
            ReplyApproved approved,
            String state,
            int attempts,
            @Nullable Instant dueAt,
            @Nullable Instant attemptedAt,
            @Nullable Instant deadline) {
        try (Connection connection = database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into delivery (reply_id, app_id, open_id, content, approved_at, send_before,
                                              state, attempts, due_at, attempted_at, deadline)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, approved.replyId());
            insert.setString(2, approved.appId());
            insert.setString(3, approved.openId());
            insert.setString(
                    4,
                    "{\"type\":\"text\",\"text\":\"%s\"}".formatted(((ReplyContent.Text) approved.content()).text()));
            insert.setTimestamp(5, Timestamp.from(approved.approvedAt()));
            insert.setTimestamp(6, Timestamp.from(approved.sendBefore()));
            insert.setString(7, state);
            insert.setInt(8, attempts);
            insert.setTimestamp(9, dueAt == null ? null : Timestamp.from(dueAt));
            insert.setTimestamp(10, attemptedAt == null ? null : Timestamp.from(attemptedAt));
            insert.setTimestamp(11, deadline == null ? null : Timestamp.from(deadline));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static DataSource database() {
        return Arc.container().instance(DataSource.class).get();
    }
}
