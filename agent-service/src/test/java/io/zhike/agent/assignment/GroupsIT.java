package io.zhike.agent.assignment;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is for a skill group goes to its agents, and is theirs to see. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class GroupsIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void wangIsOfAfterSales() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 1);
        Desk.groups(FIRST_APP, "wang", "售后");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aConversationForAGroupGoesToItsAgentsHoweverIdleOthersAre() {
        // Given
        Desk.status("li", "ONLINE");
        Desk.status("wang", "ONLINE");

        // When
        Routed first = asks("售后");
        awaitServedBy(first, "wang");
        Routed second = asks("售后");
        Routed other = asks(null);

        // Then
        awaitServedBy(other, "li");
        assertThat(Desk.conversationOf(second.openId()))
                .containsEntry("state", "WAITING")
                .containsEntry("group", "售后");
        Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, Desk.idOf(first.openId()))
                .then()
                .body("items[0].excluded.agentId", contains("li"))
                .body("items[0].excluded.why", contains("NOT_IN_GROUP"));
    }

    @Test
    void theUserIsToldOfTheirGroupAlone() {
        // Given nobody of the group is there
        Desk.status("li", "ONLINE");
        Routed first = asks("售后");

        // When
        await().untilAsserted(() -> assertThat(records.replies(first.openId())).hasSize(1));
        Desk.status("wang", "AWAY");
        Routed second = asks("售后");

        // Then
        assertThat(records.replies(first.openId()).getFirst().content().toString())
                .contains("offline");
        await().untilAsserted(() -> assertThat(records.replies(second.openId()))
                .singleElement()
                .satisfies(reply -> assertThat(reply.content().toString()).contains("queued 1")));
    }

    @Test
    void whoJoinsAGroupGetsWhatWaitsForIt() {
        // Given
        Desk.status("li", "ONLINE");
        Routed user = asks("售后");
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));

        // When
        Desk.groups(FIRST_APP, "li", "售前", "售后");

        // Then
        awaitServedBy(user, "li");
        Tokens.as("li").get("/api/me").then().body("apps[0].groups", contains("售前", "售后"));
    }

    @Test
    void othersSeeNothingOfIt() {
        // Given
        Desk.status("li", "AWAY");
        Desk.status("wang", "AWAY");
        Routed user = asks("售后");
        String id = Desk.idOf(user.openId());

        // When, then
        for (String list : List.of("/api/conversations?list=waiting", "/api/conversations")) {
            Tokens.as("li").get(list).then().body("items", empty());
            Tokens.as("wang").get(list).then().body("items.id", contains(id));
        }
        Tokens.as("li").get("/api/conversations/{id}", id).then().statusCode(404);
        Tokens.as("li")
                .get("/api/apps/{app}/users/{user}/quota", FIRST_APP, user.openId())
                .then()
                .statusCode(404);
        Desk.accept("li", id).then().statusCode(404);
        Desk.accept("wang", id).then().statusCode(200);
    }

    @Test
    void namesThatAreNoneAreRefused() {
        for (List<String> wrong : List.of(List.of(""), List.of(" 售后"), List.of("售".repeat(51)))) {
            Tokens.as("admin")
                    .body(Map.of("groups", wrong))
                    .patch("/api/apps/{app}/agents/li", FIRST_APP)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("groups"));
        }
    }

    private Routed asks(@Nullable String group) {
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工", group));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        return user;
    }

    private static void awaitServedBy(Routed user, String agent) {
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", agent));
    }
}
