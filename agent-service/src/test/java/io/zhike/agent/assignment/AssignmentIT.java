package io.zhike.agent.assignment;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets the conversations that wait, and what their users read. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class AssignmentIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void theIdlestGetsItAndTheFiguresAreKept() {
        // Given
        desk.agent(FIRST_APP, "li", 2);
        desk.agent(FIRST_APP, "wang", 10);
        desk.agent(FIRST_APP, "zhao", 10);
        Desk.status("li", "ONLINE");
        Desk.status("wang", "ONLINE");
        asked(FIRST_APP);
        asked(FIRST_APP);

        // When
        Routed third = asked(FIRST_APP);

        // Then
        assertThat(agentOf(third)).isEqualTo("wang");
        JsonPath stored = Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, Desk.idOf(third.openId()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(stored.getList("items.agentId")).containsExactly("wang");
        assertThat(stored.getString("items[0].reason")).isEqualTo("IDLEST");
        assertThat(stored.getList("items[0].candidates.agentId")).containsExactly("wang", "li");
        assertThat(stored.getList("items[0].candidates.serving")).containsExactly(1, 1);
        assertThat(stored.getList("items[0].candidates.idleRate")).containsExactly(0.9f, 0.5f);
        assertThat(stored.getMap("items[0].excluded[0]"))
                .containsEntry("agentId", "zhao")
                .containsEntry("why", "OFFLINE");
    }

    @Test
    void theQueueDrainsFirstComeFirstServedWhenRoomAppears() {
        // Given
        desk.agent(FIRST_APP, "li", 1);
        List<Routed> users = List.of(queued(), queued(), queued());

        // When
        Desk.status("li", "ONLINE");
        awaitState(users.get(0), "SERVING");
        Tokens.as("li").body(Map.of("capacity", 2)).patch("/api/me").then().statusCode(200);
        awaitState(users.get(1), "SERVING");
        assertThat(stateOf(users.get(2))).isEqualTo("WAITING");
        Desk.end("li", Desk.idOf(users.get(0).openId())).then().statusCode(200);

        // Then
        awaitState(users.get(2), "SERVING");
        assertThat(repliesTo(users.get(2))).containsExactly("offline");
    }

    @Test
    void turningAutoAcceptOnMakesRoom() {
        // Given
        desk.agent(FIRST_APP, "li", 1);
        Desk.status("li", "ONLINE");
        Tokens.as("li")
                .body(Map.of("autoAccept", false))
                .patch("/api/me")
                .then()
                .statusCode(200);
        Routed user = queued();

        // When
        Tokens.as("li").body(Map.of("autoAccept", true)).patch("/api/me").then().statusCode(200);

        // Then
        awaitState(user, "SERVING");
    }

    @Test
    void whoWaitsReadsHowManyAreBeforeThemOnce() {
        // Given
        desk.agent(FIRST_APP, "li", 1);
        Desk.status("li", "AWAY");
        queued();
        queued();
        Routed user = Routed.newUser(FIRST_APP);

        // When
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(() -> assertThat(repliesTo(user)).containsExactly("queued 2"));
        records.write(Topic.ROUTED, user.keyword("人工！"), user.withPeople("快点"));

        // Then
        await().untilAsserted(() -> assertThat(Desk.messages(Desk.idOf(user.openId())))
                .extracting(m -> m.get("text"))
                .contains("快点"));
        Desk.status("li", "ONLINE");
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(1));
        assertThat(repliesTo(user)).containsExactly("queued 2");
    }

    @Test
    void whileTheSwitchIsOffAnAssignmentIsNotAnnounced() {
        // Given
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
        Routed user = Routed.newUser(FIRST_APP);

        // When
        records.write(Topic.ROUTED, user.switchedOff("你好"));

        // Then
        awaitState(user, "SERVING");
        assertThat(repliesTo(user)).isEmpty();
    }

    @Test
    void nobodyWhomTwoAppsShareGetsMoreThanTheirCapacity() {
        // Given
        desk.agent(FIRST_APP, "li", 7);
        desk.agent(SECOND_APP, "li", 7);
        desk.agent(FIRST_APP, "wang", 5);
        desk.agent(SECOND_APP, "wang", 5);
        desk.agent(SECOND_APP, "zhao", 3);
        List.of("li", "wang", "zhao").forEach(agent -> Desk.status(agent, "ONLINE"));
        List<MessageRouted> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            messages.add(Routed.newUser(FIRST_APP).keyword("人工"));
            messages.add(Routed.newUser(SECOND_APP).keyword("人工"));
        }

        // When
        records.write(Topic.ROUTED, messages.toArray(MessageRouted[]::new));

        // Then
        await().untilAsserted(() -> assertThat(list("serving")).hasSize(15));
        await().untilAsserted(() -> assertThat(list("waiting")).hasSize(45));
        assertThat(list("serving"))
                .extracting(conversation -> (String) conversation.get("agentId"))
                .containsOnly("li", "wang", "zhao")
                .satisfies(agents -> {
                    assertThat(agents.stream().filter("li"::equals)).hasSize(7);
                    assertThat(agents.stream().filter("wang"::equals)).hasSize(5);
                    assertThat(agents.stream().filter("zhao"::equals)).hasSize(3);
                });
    }

    private static List<Map<String, Object>> list(String list) {
        return Tokens.as("admin")
                .get("/api/conversations?limit=200&list=" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private Routed asked(String appId) {
        Routed user = Routed.newUser(appId);
        records.write(Topic.ROUTED, user.keyword("人工"));
        awaitState(user, "SERVING");
        return user;
    }

    /** A user who waits, and has read why. */
    private Routed queued() {
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(() -> assertThat(repliesTo(user)).hasSize(1));
        assertThat(stateOf(user)).isEqualTo("WAITING");
        return user;
    }

    private static void awaitState(Routed user, String state) {
        await().untilAsserted(() -> assertThat(stateOf(user)).isEqualTo(state));
    }

    private static String stateOf(Routed user) {
        return Desk.fieldOf(user.openId(), "state");
    }

    private static String agentOf(Routed user) {
        return Desk.fieldOf(user.openId(), "agentId");
    }

    private List<String> repliesTo(Routed user) {
        return records.replies(user.openId()).stream()
                .map(reply -> ((ReplyContent.Text) reply.content()).text())
                .toList();
    }
}
