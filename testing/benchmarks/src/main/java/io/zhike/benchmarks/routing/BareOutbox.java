package io.zhike.benchmarks.routing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;

/** Takes the rows of one shard out of the bare outbox: reads them as they would be published, and deletes them. */
final class BareOutbox implements AutoCloseable {

    private final Connection connection;
    private final short shard;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    BareOutbox(Connection connection, short shard) throws SQLException {
        this.connection = connection;
        this.shard = shard;
        select = connection.prepareStatement(
                "select id, topic, key, headers, value from outbox where shard = ? order by id limit ?");
        delete = connection.prepareStatement("delete from outbox where id = any (?)");
    }

    /** Returns how many rows there were, at most so many. */
    int empty(int atMost) throws SQLException {
        var ids = new ArrayList<Long>();
        select.setShort(1, shard);
        select.setInt(2, atMost);
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                rows.getString(2);
                rows.getString(3);
                rows.getString(4);
                rows.getBytes(5);
            }
        }
        if (!ids.isEmpty()) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
        return ids.size();
    }

    @Override
    public void close() throws SQLException {
        select.close();
        delete.close();
    }
}
