package io.zhike.outbox.tally;

import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the service has taken. */
@ApplicationScoped
public class Tallies {

    private final DataSource database;

    Tallies(DataSource database) {
        this.database = database;
    }

    /** A user's texts in the order in which they were taken. */
    public List<String> textsOf(String openId) throws SQLException {
        return strings("select text from taken where open_id = ? order by n", openId);
    }

    /** Counts one on, within the transaction that has the user's row. */
    public long next(UserKey user) {
        try {
            return Long.parseLong(
                    strings("update tally set taken = taken + 1 where open_id = ? returning taken", user.openId())
                            .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows of the outbox have that key. */
    public long waiting(String key) throws SQLException {
        return Long.parseLong(
                strings("select count(*) from outbox where key = ?", key).getFirst());
    }

    private List<String> strings(String sql, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            List<String> found = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
