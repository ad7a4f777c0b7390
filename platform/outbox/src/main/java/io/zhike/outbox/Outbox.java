package io.zhike.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.outbox.deadletter.DeadLetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this service says: rows written in the transaction that changes its state, published after it by the
 * {@link Relay}. The order of one user's events is the order in which they were added, across transactions too, provided
 * that each locks the user's state row first ({@link UserRows}).
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (shard, topic, key, headers, value)
            select shard, topic, key, headers, value
            from unnest(?::smallint[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                 with ordinality as said (shard, topic, key, headers, value, position)
            order by position
            """;

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Relay relay;
    private final String service;
    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();

    Outbox(
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            Relay relay,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.transactions = transactions;
        this.relay = relay;
        this.service = service;
    }

    /**
     * Says that something happened, when and if the present transaction commits.
     *
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException where the topic does not carry such an event
     */
    public void add(Topic topic, Event event) {
        Map<String, String> headers = codec.headers(topic, event, service);
        GlobalOpenTelemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, Map::put);
        add(new OutboxRow(topic.topicName(), event.user().recordKey(), headers, codec.write(topic, event)));
    }

    /** Sets a record aside that this service could not take, when and if the present transaction commits. */
    public void add(DeadLetter letter) {
        add(new OutboxRow(Topic.Names.DEAD_LETTERS, letter.place(), letter.headers(service), letter.value()));
    }

    /**
     * Says of a topic whose last record of each key stays that nothing more is to be known of the user, when and if the
     * present transaction commits.
     *
     * @throws IllegalArgumentException where the topic keeps other records too
     */
    public void addTombstone(Topic topic, UserKey user) {
        if (!(topic.retention() instanceof Topic.Retention.Compacted)) {
            throw new IllegalArgumentException(topic.topicName() + " is not compacted");
        }
        add(new OutboxRow(topic.topicName(), user.recordKey(), Map.of(), null));
    }

    /**
     * Takes back what was said of a user whose state row is locked and that has not left; what the present transaction says
     * stays. Rows that are leaving just now leave.
     */
    public void forget(UserKey user) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from outbox where shard = ? and key = ?")) {
            delete.setShort(1, Shards.of(user.recordKey()));
            delete.setString(2, user.recordKey());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private void add(OutboxRow row) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("An event is added within a transaction");
        }
        Said said = (Said) transactions.getResource(Said.class);
        if (said == null) {
            said = new Said();
            transactions.putResource(Said.class, said);
            transactions.registerInterposedSynchronization(said);
        }
        said.rows.add(row);
    }

    /** What one transaction has said so far: inserted in one statement as it commits. */
    private final class Said implements Synchronization {

        private final List<OutboxRow> rows = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(1, connection.createArrayOf("smallint", column(OutboxRow::shard)));
                insert.setArray(2, connection.createArrayOf("text", column(OutboxRow::topic)));
                insert.setArray(3, connection.createArrayOf("text", column(OutboxRow::key)));
                insert.setArray(4, connection.createArrayOf("text", column(row -> headers(row.headers()))));
                insert.setArray(5, connection.createArrayOf("bytea", values()));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new OutboxException(e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                rows.stream().mapToInt(OutboxRow::shard).distinct().forEach(relay::nudge);
            }
        }

        /** Of this type, not {@code Object[]}: the driver asks for it. */
        private byte[][] values() {
            return rows.stream().map(OutboxRow::value).toArray(byte[][]::new);
        }

        private Object[] column(Function<OutboxRow, Object> value) {
            return rows.stream().map(value).toArray();
        }
    }

    private String headers(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
