package io.zhike.agent.access;

import static io.restassured.RestAssured.given;
import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not one's own is not there: for an agent of another app, and for another agent of the same. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class StrangersIT {

    /** Every resource by which a conversation, its user or its replies can be read. */
    private static final List<String> READS = List.of(
            "/api/conversations/{conversation}",
            "/api/conversations/{conversation}/messages",
            "/api/apps/{app}/assignments?conversation={conversation}",
            "/api/apps/{app}/users/{user}",
            "/api/apps/{app}/users/{user}/conversations",
            "/api/apps/{app}/users/{user}/quota",
            "/api/apps/{app}/users/{user}/quota/ledger",
            "/api/apps/{app}/deliveries/{reply}");

    /** Every resource of an app as such. */
    private static final List<String> OF_THE_APP = List.of(
            "/api/apps/{app}/conversations",
            "/api/conversations?app={app}",
            "/api/apps/{app}/agents",
            "/api/apps/{app}/canned-replies",
            "/api/apps/{app}/tags",
            "/api/apps/{app}/block-proposals",
            "/api/apps/{app}/webhooks",
            "/api/apps/{app}/reception",
            "/api/apps/{app}/reception/document",
            "/api/apps/{app}/reception/versions",
            "/api/apps/{app}/reception/versions/1",
            "/api/apps/{app}/reception/statistics",
            "/api/apps/{app}/reception/unanswered",
            "/api/apps/{app}/reception/warnings");

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private final UUID reply = UUID.randomUUID();
    private String conversation = "";
    private Map<String, Object> names = Map.of();

    @Inject
    Desk desk;

    /** li serves a user of the first app; wang works for the same app, zhao administers another. */
    @BeforeEach
    void liServesAUser() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
        List.of("li", "wang", "zhao").forEach(agent -> Desk.status(agent, "AWAY"));
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        conversation = Desk.idOf(user.openId());
        Desk.say("li", conversation, reply, "您好").then().statusCode(202);
        names = Map.of("app", FIRST_APP, "conversation", conversation, "user", user.openId(), "reply", reply);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void whoServesItAndWhoAdministersReadEverything() {
        for (String path : READS) {
            assertThat(status("li", path)).as(path).isEqualTo(200);
            assertThat(status("admin", path)).as(path).isEqualTo(200);
        }
    }

    @Test
    void othersFindNothing() {
        for (String path : READS) {
            assertThat(status("wang", path)).as(path).isEqualTo(404);
            assertThat(status("zhao", path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void everyAgentOfTheAppReadsWhatNobodyHas() {
        // Given
        Routed other = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, other.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(other.openId()).isEmpty());

        // When
        String id = Desk.idOf(other.openId());

        // Then
        Tokens.as("wang").get("/api/conversations/{id}", id).then().statusCode(200);
        Tokens.as("zhao").get("/api/conversations/{id}", id).then().statusCode(404);
    }

    @Test
    void anAppIsNotThereForItsStrangers() {
        for (String path : OF_THE_APP) {
            assertThat(status("zhao", path)).as(path).isEqualTo(404);
        }
        Tokens.as("zhao")
                .body("{}")
                .put("/api/apps/{app}/reception", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .body("{}")
                .put("/api/apps/{app}/reception/hours", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .post("/api/apps/{app}/reception/versions/1/restore", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .body("{}")
                .post("/api/apps/{app}/reception/preview", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .body(Map.of("username", "zhao"))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .body("{}")
                .patch("/api/apps/{app}/agents/li", FIRST_APP)
                .then()
                .statusCode(404);
        Tokens.as("zhao").delete("/api/apps/{app}/agents/li", FIRST_APP).then().statusCode(404);
    }

    @Test
    void strangersActOnNothing() {
        for (String action : List.of("accept", "end")) {
            Tokens.as("zhao")
                    .post("/api/conversations/{id}/" + action, conversation)
                    .then()
                    .statusCode(404);
        }
        Tokens.as("zhao")
                .body(Map.of("id", UUID.randomUUID(), "text", "a"))
                .post("/api/conversations/{id}/notes", conversation)
                .then()
                .statusCode(404);
        Tokens.as("zhao")
                .body(Map.of("reason", "a"))
                .put("/api/apps/{app}/users/{user}/block", FIRST_APP, user.openId())
                .then()
                .statusCode(404);
        Desk.say("zhao", conversation, "您好").then().statusCode(404);
        Desk.accept("zhao", UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void whatOthersEndedIsNotThere() {
        // Given
        Desk.end("li", conversation).then().statusCode(200);

        // When, then
        Desk.accept("wang", conversation).then().statusCode(404);
        Desk.say("wang", conversation, "您好").then().statusCode(404);
        Desk.end("wang", conversation).then().statusCode(404);
        assertThat(status("wang", "/api/conversations/{conversation}")).isEqualTo(404);
        assertThat(status("li", "/api/conversations/{conversation}")).isEqualTo(200);
    }

    @Test
    void listsHoldWhatOneMaySee() {
        for (String list : List.of("serving", "")) {
            String path = "/api/conversations?list=" + list;
            Tokens.as("li").get(path).then().statusCode(200).body("items", hasSize(1));
            Tokens.as("wang").get(path).then().statusCode(200).body("items", empty());
            Tokens.as("zhao").get(path).then().statusCode(200).body("items", empty());
            Tokens.as("admin").get(path).then().statusCode(200).body("items", hasSize(1));
        }
    }

    @Test
    void agentsAdministerNothing() {
        Tokens.as("li").get("/api/apps/{app}/agents", FIRST_APP).then().statusCode(403);
        Tokens.as("li").get("/api/apps/{app}/reception", FIRST_APP).then().statusCode(403);
        Tokens.as("li")
                .body("{}")
                .put("/api/apps/{app}/reception", FIRST_APP)
                .then()
                .statusCode(403);
        Tokens.as("li")
                .body("{}")
                .patch("/api/apps/{app}/agents/wang", FIRST_APP)
                .then()
                .statusCode(403);
        Tokens.as("li").delete("/api/apps/{app}/agents/wang", FIRST_APP).then().statusCode(403);
    }

    @Test
    void withoutARightTokenThereIsNothingAtAll() {
        given().get("/api/me").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("nonsense").get("/api/me").then().statusCode(401);
        Tokens.asService().get("/api/me").then().statusCode(403).contentType("application/problem+json");
        for (String path : READS) {
            given().pathParams(named(path)).get(path).then().statusCode(401);
        }
    }

    private int status(String person, String path) {
        return Tokens.as(person).pathParams(named(path)).get(path).statusCode();
    }

    private Map<String, Object> named(String path) {
        return names.entrySet().stream()
                .filter(name -> path.contains("{" + name.getKey() + "}"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
