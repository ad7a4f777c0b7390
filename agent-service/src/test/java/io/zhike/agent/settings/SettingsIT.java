package io.zhike.agent.settings;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
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
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the settings of an app's desk change. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class SettingsIT {

    private static final String DESK = "/api/apps/{app}/desk";

    private final Records records = new Records();

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @BeforeEach
    void liIsThere() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "ONLINE");
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
    }

    @Test
    void areTheAdministratorsAndNotWrittenOver() {
        // Given
        Tokens.as("li")
                .get(DESK, FIRST_APP)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("queue", equalTo("FIRST_COME"))
                .body("agentsSeeAll", equalTo(false));
        Map<String, ?> changed = Map.of("queue", "WINDOW_LEFT", "endRobotAfter", "PT2H");

        // When, then
        Tokens.as("li").body(changed).put(DESK, FIRST_APP).then().statusCode(403);
        Tokens.as("li").get(DESK, SECOND_APP).then().statusCode(404);
        Tokens.as("admin")
                .header("If-Match", "\"0\"")
                .body(changed)
                .put(DESK, FIRST_APP)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("endRobotAfter", equalTo("PT2H"));
        Tokens.as("admin")
                .header("If-Match", "\"0\"")
                .body(changed)
                .put(DESK, FIRST_APP)
                .then()
                .statusCode(412);
        Tokens.as("admin")
                .body(Map.of("endRobotAfter", "PT1S"))
                .put(DESK, FIRST_APP)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("endRobotAfter"));
    }

    @Test
    void theQueueMayGoByTheWindowThatIsLeft() {
        // Given two who wait, and who came later has the older window
        Desk.status("li", "AWAY");
        Tokens.as("li").body(Map.of("capacity", 1)).patch("/api/me").then().statusCode(200);
        Desk.settings(FIRST_APP, Map.of("queue", "WINDOW_LEFT"));
        Routed first = Routed.newUser(FIRST_APP);
        Routed second = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, first.keyword("人工"));
        await().until(() -> Desk.conversationsOf(first.openId()).size() == 1);
        records.write(Topic.ROUTED, second.keyword("人工"));
        await().until(() -> Desk.conversationsOf(second.openId()).size() == 1);
        desk.heardLast(Desk.idOf(second.openId()), clock.instant().minusSeconds(7200));

        // When
        Desk.status("li", "ONLINE");

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(second.openId())).containsEntry("state", "SERVING"));
        assertThat(Desk.conversationOf(first.openId())).containsEntry("state", "WAITING");
    }

    @Test
    void agentsMayReadAllAndHaveNoMoreThanTheirs() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "SERVING"));
        String id = Desk.idOf(user.openId());
        Tokens.as("wang").get("/api/conversations?list=serving").then().body("items", empty());

        // When
        Desk.settings(FIRST_APP, Map.of("agentsSeeAll", true));

        // Then
        Tokens.as("wang").get("/api/conversations?list=serving").then().body("items.id", contains(id));
        Tokens.as("wang")
                .get("/api/conversations?list=serving&mine=true")
                .then()
                .body("items", empty());
        Tokens.as("wang").get("/api/conversations/{id}/messages", id).then().statusCode(200);
        Desk.say("wang", id, "您好").then().statusCode(409).body("agentId", equalTo("li"));
    }

    @Test
    void whatAnAgentLeavesUnansweredMayGoToSomeoneElse() {
        // Given
        Desk.settings(FIRST_APP, Map.of("reassignAfter", "PT5M"));
        Routed answered = Routed.newUser(FIRST_APP);
        Routed unanswered = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, answered.keyword("人工"), unanswered.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(answered.openId()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "SERVING")));
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(unanswered.openId()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "SERVING")));
        Desk.say("li", Desk.idOf(answered.openId()), "您好").then().statusCode(202);
        Desk.status("wang", "ONLINE");

        // When
        clock.advance(Duration.ofMinutes(5));

        // Then
        await().untilAsserted(() ->
                assertThat(Desk.conversationOf(unanswered.openId())).containsEntry("agentId", "wang"));
        assertThat(Desk.conversationOf(answered.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li");
    }

    @Test
    void whatLiesStillOrIsWithTheRobotMayEndByItself() {
        // Given
        Desk.settings(FIRST_APP, Map.of("endDormantAfter", "PT2H", "endRobotAfter", "PT1H"));
        Routed resting = Routed.newUser(FIRST_APP);
        Routed withRobot = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, resting.keyword("人工"), withRobot.toRobot("你好", "您好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(resting.openId())).containsEntry("state", "SERVING"));
        Desk.say("li", Desk.idOf(resting.openId()), "您好").then().statusCode(202);
        clock.advance(Duration.ofMinutes(30));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(resting.openId())).containsEntry("state", "DORMANT"));

        // When
        clock.advance(Duration.ofMinutes(31));

        // Then
        await().untilAsserted(() ->
                assertThat(Desk.conversationOf(withRobot.openId())).containsEntry("state", "ENDED"));
        assertThat(Desk.conversationOf(resting.openId())).containsEntry("state", "DORMANT");
        clock.advance(Duration.ofMinutes(90));
        await().untilAsserted(() -> assertThat(Desk.conversationOf(resting.openId()))
                .containsEntry("state", "ENDED")
                .containsEntry("agentId", "li"));
    }
}
