package io.zhike.agent.audit;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people did can be read, by conversation and by person, and cannot be changed. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class AuditIT {

    private static final String AUDIT = "/api/apps/{app}/audit";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    @BeforeEach
    void liHasAUser() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "AWAY");
        Desk.status("admin", "AWAY");
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        conversation = Desk.idOf(user.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void tellsWhatWasDoneToAConversationAndByWhom() {
        // When
        Desk.say("li", conversation, "您好").then().statusCode(202);
        Desk.say("admin", conversation, "我来看看").then().statusCode(202);
        String held = Desk.hold("li", conversation, "再见")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Tokens.as("li")
                .delete("/api/conversations/{id}/messages/{message}", conversation, held)
                .then()
                .statusCode(202);
        Tokens.as("admin")
                .post("/api/conversations/{id}/take-over", conversation)
                .then()
                .statusCode(200);
        Tokens.as("admin")
                .body(Map.of())
                .post("/api/conversations/{id}/transfer", conversation)
                .then()
                .statusCode(200);
        Desk.accept("li", conversation).then().statusCode(200);
        Desk.end("li", conversation).then().statusCode(200);
        Desk.end("li", conversation).then().statusCode(200);

        // Then
        Tokens.as("admin")
                .get(AUDIT + "?conversation={id}", FIRST_APP, conversation)
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "CONVERSATION_ENDED",
                                "CONVERSATION_ACCEPTED",
                                "CONVERSATION_GIVEN_BACK",
                                "CONVERSATION_TAKEN_OVER",
                                "REPLY_WITHDRAWN",
                                "CONVERSATION_INTERVENED",
                                "CONVERSATION_ANSWERED"))
                .body("items.actor", contains("li", "li", "admin", "admin", "li", "admin", "li"));
    }

    @Test
    void tellsWhatWasDoneToUsersAgentsAndSettings() {
        // When
        Tokens.as("admin")
                .body(Map.of("reason", "辱骂"))
                .put("/api/apps/{app}/users/{user}/block", FIRST_APP, user.openId())
                .then()
                .statusCode(200);
        Tokens.as("admin")
                .body(Map.of("capacity", 3))
                .patch("/api/apps/{app}/agents/wang", FIRST_APP)
                .then()
                .statusCode(200);
        Desk.settings(FIRST_APP, Map.of());

        // Then, page by page
        String next = Tokens.as("admin")
                .get(AUDIT + "?actor=admin&limit=2", FIRST_APP)
                .then()
                .body("items.action", contains("DESK_SETTINGS_CHANGED", "AGENT_CHANGED"))
                .body("items[1].agentId", equalTo("wang"))
                .body("items[1].detail.capacity", equalTo("3"))
                .body("next", notNullValue())
                .extract()
                .path("next");
        Tokens.as("admin")
                .get(AUDIT + "?actor=admin&limit=200&after={next}", FIRST_APP, next)
                .then()
                .body("items[0].action", equalTo("USER_BLOCKED"))
                .body("items[0].openId", equalTo(user.openId()))
                .body("items.actor", hasItem("admin"));
    }

    @Test
    void cannotBeChanged() throws SQLException {
        // Given
        Desk.accept("li", conversation).then().statusCode(200);

        // When, then
        for (String sql : List.of("update audit set actor = 'nobody'", "delete from audit", "truncate audit")) {
            assertThatThrownBy(() -> run(sql)).hasMessageContaining("The audit trail is not changed");
        }
        run("""
                insert into audit (id, app_id, at, actor, action)
                values (gen_random_uuid(), 'wxold', now() - interval '7 months', 'li', 'CONVERSATION_ENDED')
                """);
        assertThat(run("delete from audit where app_id = 'wxold'")).isEqualTo(1);
    }

    private int run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
