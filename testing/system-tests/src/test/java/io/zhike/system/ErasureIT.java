package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.LocalPerson;
import io.zhike.local.Part;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a user who is erased no service's database holds anything any more, and they can write again. */
class ErasureIT {

    private final LocalSystem system = LocalSystem.shared();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Desk li = system.desk(LocalPerson.LI);

    @Test
    void noDatabaseNamesThem() throws SQLException {
        // Given someone who wrote and was answered
        system.clearDesk();
        admin.transferToHuman(LocalSystem.APP, true);
        li.status("ONLINE");
        Phone phone = system.newPhone();
        phone.enter();
        phone.write("人工");
        String id = await().until(() -> conversation(phone), found -> !found.isEmpty());
        await().untilAsserted(() ->
                assertThat(admin.conversation(id).path("state").asText()).isEqualTo("SERVING"));
        li.reply(id, UUID.randomUUID(), "您好").ok();
        await().untilAsserted(() -> assertThat(admin.messages(id))
                .filteredOn(message -> message.path("source").asText().equals("agent"))
                .allMatch(message -> message.path("status").asText().equals("SENT"))
                .isNotEmpty());
        await().untilAsserted(() -> assertThat(databasesWith(phone.openId())).hasSize(4));

        // When
        assertThat(admin.erase(LocalSystem.APP, phone.openId())
                        .path("conversations")
                        .asInt())
                .isEqualTo(1);

        // Then
        await().untilAsserted(() -> assertThat(databasesWith(phone.openId())).isEmpty());

        // When
        phone.write("我又来了");

        // Then
        String again = await().until(() -> conversation(phone), found -> !found.isEmpty());
        assertThat(again).isNotEqualTo(id);
        li.reply(again, UUID.randomUUID(), "欢迎回来").ok();
        await().untilAsserted(
                        () -> assertThat(phone.answers()).last().asString().contains("欢迎回来"));
    }

    private String conversation(Phone phone) {
        return admin.conversationOf(LocalSystem.APP, phone.openId())
                .map(found -> found.path("id").asText())
                .orElse("");
    }

    /** The services in whose database some column holds the words; who did what, and what webhooks were told, may. */
    private Set<Part> databasesWith(String words) throws SQLException {
        Set<Part> found = EnumSet.noneOf(Part.class);
        for (var database : system.databases().entrySet()) {
            try (Connection connection = DriverManager.getConnection(
                    database.getValue(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)) {
                for (String query : columns(connection)) {
                    if (holds(connection, query, words)) {
                        found.add(database.getKey());
                    }
                }
            }
        }
        return found;
    }

    /** Each as a query that has a row where it holds what is asked for. */
    private static List<String> columns(Connection connection) throws SQLException {
        List<String> queries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        select format('select 1 from %I where strpos(%I::text, ?) > 0 limit 1', table_name, column_name)
                        from information_schema.columns
                        where table_schema = 'public' and data_type in ('text', 'jsonb')
                          and table_name not in ('audit', 'webhook_delivery')
                        """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                queries.add(rows.getString(1));
            }
        }
        return queries;
    }

    private static boolean holds(Connection connection, String query, String words) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, words);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
