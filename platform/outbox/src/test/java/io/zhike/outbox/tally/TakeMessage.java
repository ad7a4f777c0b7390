package io.zhike.outbox.tally;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Takes a message in the batch's transaction; some texts ask for a failure. */
@ApplicationScoped
public class TakeMessage {

    private final DataSource database;
    private final Outbox outbox;
    private final AtomicBoolean lenient = new AtomicBoolean();
    private final AtomicBoolean slow = new AtomicBoolean(true);

    TakeMessage(DataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** From now on every text is a good one, or not. */
    public void beLenient(boolean lenient) {
        this.lenient.set(lenient);
    }

    void take(InboundEvent event) {
        switch (event) {
            case UserMessage message -> take(message, ((MessageContent.Text) message.content()).text());
            case SessionEntered entered -> {}
            case OtherPush other -> {}
        }
    }

    private void take(UserMessage message, String text) {
        try {
            long count = count(message, text);
            outbox.add(
                    Topic.QUOTA,
                    new QuotaChanged(
                            UUID.randomUUID(),
                            message.appId(),
                            message.openId(),
                            message.receivedAt(),
                            count,
                            0,
                            0,
                            null,
                            Instant.EPOCH));
            if (!lenient.get()) {
                fail(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(UserMessage message, String text) throws SQLException {
        execute("insert into taken (open_id, text) values (?, ?)", message.openId(), text);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update tally set taken = taken + 1 where app_id = ? and open_id = ? returning taken")) {
            update.setString(1, message.appId());
            update.setString(2, message.openId());
            try (var row = update.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void fail(String text) throws SQLException {
        switch (text) {
            case "broken" -> throw new IllegalArgumentException("A text that this service cannot take");
            case "broken at once" -> execute("insert into tally (app_id, open_id) values (?, null)", "wx");
            case "broken at commit" -> execute("insert into promised values (?)", text);
            case "broken quietly" -> QuarkusTransaction.setRollbackOnly();
            case "broken for good" -> throw new StackOverflowError();
            case "slow once" -> {
                if (slow.compareAndSet(true, false)) {
                    execute("select pg_sleep(?::int)", "4");
                }
            }
            default -> {}
        }
    }

    private void execute(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
