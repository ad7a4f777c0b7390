package io.zhike.outbox.consumer;

import io.zhike.outbox.OutboxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The ids of the events that this service has taken. */
@ApplicationScoped
class HandledEvents {

    private static final int PURGED_AT_A_TIME = 10_000;

    private final DataSource database;

    HandledEvents(DataSource database) {
        this.database = database;
    }

    /**
     * Notes that these are being taken, the first write of their transaction.
     *
     * @return those that were not taken before
     */
    Set<UUID> addNew(Collection<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into handled_event (event_id)
                        select id from unnest(?::uuid[]) with ordinality as taken (id, position) order by position
                        on conflict do nothing
                        returning event_id
                        """)) {
            // One order in all batches: two that share ids wait for each other and never deadlock.
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ids.stream().distinct().sorted().toArray()));
            Set<UUID> added = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject(1, UUID.class));
                }
            }
            return added;
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    /**
     * Forgets a bounded number of ids that are older than that.
     *
     * @return how many it forgot; a full load where there are more
     */
    int purge(Duration kept) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from handled_event where event_id in (
                            select event_id from handled_event
                            where handled_at < now() - make_interval(secs => ?)
                            order by handled_at limit %d for update skip locked)
                        """.formatted(PURGED_AT_A_TIME))) {
            delete.setLong(1, kept.toSeconds());
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }
}
