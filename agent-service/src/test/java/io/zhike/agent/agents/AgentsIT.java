package io.zhike.agent.agents;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.agent.apps.Apps;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who one is, and who works for an app. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class AgentsIT {

    @Inject
    Desk desk;

    @Inject
    Apps apps;

    @Inject
    BindAgent bindAgent;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @Test
    void whoIsBoundToNothingIsToldSo() {
        Tokens.as("li")
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("li"))
                .body("apps", empty())
                .body("message", equalTo("您尚未绑定任何小程序，请联系管理员"));
        Tokens.as("li")
                .body(Map.of("status", "ONLINE"))
                .put("/api/me/status")
                .then()
                .statusCode(403)
                .body("detail", equalTo("您尚未绑定任何小程序，请联系管理员"));
    }

    @Test
    void everyoneChangesTheirOwnStatusAndFigures() {
        // Given
        desk.agent(FIRST_APP, "li", 10);

        // When
        Desk.status("li", "AWAY");
        Tokens.as("li")
                .body(Map.of("capacity", 20, "autoAccept", false))
                .patch("/api/me")
                .then()
                .statusCode(200);

        // Then
        Tokens.as("li")
                .get("/api/me")
                .then()
                .body("name", equalTo("小李"))
                .body("status", equalTo("AWAY"))
                .body("capacity", equalTo(20))
                .body("autoAccept", equalTo(false))
                .body("apps.id", contains(FIRST_APP))
                .body("apps.name", contains("First"))
                .body("apps.role", contains("agent"))
                .body("message", nullValue());
        Tokens.as("li").body(Map.of("capacity", 501)).patch("/api/me").then().statusCode(422);
        Tokens.as("li")
                .body(Map.of("status", "ASLEEP"))
                .put("/api/me/status")
                .then()
                .statusCode(400);
        Tokens.as("li").body(Map.of()).put("/api/me/status").then().statusCode(422);
    }

    @Test
    void administratorsSeeEveryAppAndHaveAPresence() {
        Tokens.as("admin").get("/api/apps").then().statusCode(200).body("items.id", hasItem(SECOND_APP));
        Tokens.as("admin")
                .body(Map.of("status", "ONLINE"))
                .put("/api/me/status")
                .then()
                .statusCode(200)
                .body("roles", contains("admin"))
                .body("status", equalTo("ONLINE"))
                .body("message", nullValue());
    }

    @Test
    void administratorsBindChangeAndUnbind() {
        // When
        Tokens.as("admin")
                .body(Map.of("username", "li", "name", "李四", "role", "agent", "capacity", 3))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(201)
                .body("id", equalTo("li"))
                .body("status", equalTo("OFFLINE"))
                .body("autoAccept", equalTo(true));
        Tokens.as("admin")
                .body(Map.of("username", "li"))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(409);
        Tokens.as("admin")
                .body(Map.of("capacity", 5, "autoAccept", false, "role", "admin"))
                .patch("/api/apps/{app}/agents/li", FIRST_APP)
                .then()
                .statusCode(200)
                .body("capacity", equalTo(5))
                .body("role", equalTo("admin"));

        // Then
        Tokens.as("li")
                .get("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(200)
                .body("items.name", contains("李四"));
        Tokens.as("li").get("/api/apps/{app}/agents", SECOND_APP).then().statusCode(404);
        Tokens.as("admin").delete("/api/apps/{app}/agents/li", FIRST_APP).then().statusCode(204);
        Tokens.as("admin").delete("/api/apps/{app}/agents/li", FIRST_APP).then().statusCode(404);
        Tokens.as("li").get("/api/apps/{app}/agents", FIRST_APP).then().statusCode(404);
    }

    @Test
    void whoIsBoundByEmailIsKnownOnceTheySignIn() {
        // Given
        Tokens.as("admin")
                .body(Map.of("email", "Li@Example.com", "capacity", 3, "groups", List.of("售后")))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(201)
                .body("id", equalTo("li@example.com"));
        Tokens.as("admin")
                .body(Map.of("email", "li@example.com"))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(409);

        // When
        Tokens.as("li")
                .get("/api/me")
                .then()
                .body("apps.id", contains(FIRST_APP))
                .body("apps[0].groups", contains("售后"))
                .body("capacity", equalTo(3));

        // Then
        Tokens.as("admin").get("/api/apps/{app}/agents", FIRST_APP).then().body("items.id", contains("li"));
        Desk.status("li", "ONLINE");
    }

    @Test
    void someoneIsBoundByOneOfUsernameAndEmail() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("username", "li", "email", "li@example.com"), Map.of("email", "no address"))) {
            Tokens.as("admin")
                    .body(wrong)
                    .post("/api/apps/{app}/agents", FIRST_APP)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void anAppHasAHundredAgentsAtMost() {
        // Given
        IntStream.range(0, 100).forEach(n -> desk.agent(FIRST_APP, "agent" + n, 10));

        // When, then
        Tokens.as("admin")
                .body(Map.of("username", "li"))
                .post("/api/apps/{app}/agents", FIRST_APP)
                .then()
                .statusCode(409)
                .body("detail", equalTo("An app has at most 100 agents"));
    }

    @Test
    void wrongBindingsNameTheField() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("username", ""), Map.of("username", "li", "capacity", 0), Map.of("name", "李四"))) {
            Tokens.as("admin")
                    .body(wrong)
                    .post("/api/apps/{app}/agents", FIRST_APP)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations.size()", equalTo(1));
        }
    }

    @Test
    void theFirstStartBindsTheSeedToEveryApp() {
        // Given
        var seed = new Seed(() -> Optional.of(List.of("li", "wang")), apps, bindAgent);

        // When
        QuarkusTransaction.requiringNew().run(() -> seed.plant(new StartupEvent()));
        QuarkusTransaction.requiringNew().run(() -> seed.plant(new StartupEvent()));

        // Then
        for (String app : apps.ids()) {
            Tokens.as("admin")
                    .get("/api/apps/{app}/agents", app)
                    .then()
                    .body("items.id", contains("li", "wang"))
                    .body("items.capacity", contains(10, 10))
                    .body("items.status", contains("OFFLINE", "OFFLINE"));
        }
        assertThat(apps.ids()).contains(FIRST_APP, SECOND_APP);
    }
}
