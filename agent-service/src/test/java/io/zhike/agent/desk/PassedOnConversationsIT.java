package io.zhike.agent.desk;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that are passed on, given back and taken over. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class PassedOnConversationsIT {

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @BeforeEach
    void liHasAUser() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 1);
        Desk.status("li", "ONLINE");
        conversation = served(user);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void goToAnAgentWhoIsThereAndHasRoom() {
        // Given
        transfer("li", Map.of("agentId", "wang")).then().statusCode(409).body("detail", equalTo("wang is not ONLINE"));
        Desk.status("wang", "AWAY");
        transfer("li", Map.of("agentId", "wang")).then().statusCode(409);
        Desk.status("wang", "ONLINE");

        // When
        transfer("li", Map.of("agentId", "wang")).then().statusCode(200).body("agentId", equalTo("wang"));

        // Then
        Tokens.as("li")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, conversation)
                .then()
                .body("items.reason", contains("IDLEST", "TRANSFERRED"))
                .body("items.agentId", contains("li", "wang"))
                .body("items[1].decidedBy", equalTo("li"));
        String another = served(Routed.newUser(FIRST_APP));
        transfer("li", another, Map.of("agentId", "wang"))
                .then()
                .statusCode(409)
                .body("detail", equalTo("The agent has no room"));
    }

    @Test
    void goToNobodyWhoDoesNotWorkForTheApp() {
        transfer("li", Map.of("agentId", "zhao"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("agentId"));
        transfer("li", Map.of("agentId", "wang", "group", "售后")).then().statusCode(422);
    }

    @Test
    void goBackToTheQueueAndToSomeoneElse() {
        // When
        transfer("li", Map.of()).then().statusCode(200).body("state", equalTo("WAITING"));
        Desk.status("wang", "ONLINE");

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "wang"));
    }

    @Test
    void goToAGroupsQueueWhichWhoGaveThemBackMayNotSee() {
        // Given
        Desk.groups(FIRST_APP, "wang", "售后");

        // When: whoever served may still read it
        transfer("li", Map.of("group", "售后")).then().statusCode(200).body("group", equalTo("售后"));
        Desk.status("wang", "ONLINE");

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("agentId", "wang"));
    }

    @Test
    void areNotPassedOnByWhoDoesNotHaveThem() {
        // Given
        Desk.status("wang", "ONLINE");

        // When, then
        transfer("wang", Map.of("agentId", "wang")).then().statusCode(409).body("agentId", equalTo("li"));
        transfer("admin", Map.of("agentId", "wang")).then().statusCode(200).body("agentId", equalTo("wang"));
        Desk.end("wang", conversation).then().statusCode(200);
        transfer("admin", Map.of()).then().statusCode(409);
    }

    @Test
    void areTakenOverByAdministratorsAlone() {
        // Given
        takeOver("li").then().statusCode(403);
        takeOver("wang").then().statusCode(403);
        takeOver("admin").then().statusCode(409);
        Desk.status("admin", "AWAY");

        // When
        takeOver("admin").then().statusCode(200).body("agentId", equalTo("admin"));

        // Then
        Desk.say("li", conversation, "您好").then().statusCode(409).body("agentId", equalTo("admin"));
        takeOver("admin").then().statusCode(200);
    }

    private Response transfer(String who, Map<String, String> target) {
        return transfer(who, conversation, target);
    }

    private static Response transfer(String who, String conversation, Map<String, String> target) {
        return Tokens.as(who).body(target).post("/api/conversations/{id}/transfer", conversation);
    }

    private Response takeOver(String who) {
        return Tokens.as(who).post("/api/conversations/{id}/take-over", conversation);
    }

    private String served(Routed by) {
        records.write(Topic.ROUTED, by.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(by.openId()))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).containsEntry("state", "SERVING").containsEntry("agentId", "li")));
        return Desk.idOf(by.openId());
    }
}
