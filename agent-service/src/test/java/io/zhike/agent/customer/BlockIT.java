package io.zhike.agent.customer;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.routed.MessageRouted;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whom nobody receives. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class BlockIT {

    private static final String BLOCK = "/api/apps/{app}/users/{user}/block";
    private static final String PROPOSALS = "/api/apps/" + FIRST_APP + "/block-proposals";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void leaveTheQueueAndDoNotComeBackToIt() {
        // Given
        write(user.keyword("人工"));
        state("WAITING");

        // When
        block("admin").statusCode(200).body("blocked", equalTo(true)).body("block.by", equalTo("admin"));

        // Then
        assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "ENDED")
                .containsEntry("blocked", true);

        // When
        write(user.keyword("人工！"));
        Desk.status("li", "ONLINE");
        write(user.withPeople("还在吗"));

        // Then what they wrote is kept, and nothing else comes of it
        String conversation = Desk.idOf(user.openId());
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ENDED");
        assertThat(Desk.messages(conversation))
                .extracting(message -> message.get("text"))
                .contains("人工", "人工！", "还在吗");
        assertThat(records.replies(user.openId())).hasSize(1);
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .last()
                .satisfies(change -> {
                    assertThat(change.withPeople()).isFalse();
                    assertThat(change.number()).isEqualTo(3);
                }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hearNothingOfTheRobot(boolean wroteBefore) {
        // Given
        write(user.visit());
        if (wroteBefore) {
            write(user.toRobot("你好"));
        }
        await().untilAsserted(() -> block("admin").statusCode(200));

        // When
        write(user.visit("欢迎"));
        write(user.toRobot("退款", "请稍候"));

        // Then
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ENDED");
        assertThat(Desk.messages(Desk.idOf(user.openId())))
                .last()
                .satisfies(last -> assertThat(last).containsEntry("text", "退款"));
        assertThat(records.replies(user.openId())).isEmpty();
    }

    @Test
    void areTakenFromTheirAgentAndAnsweredByNobody() {
        // Given
        write(user.toRobot("你好"));
        String conversation = Desk.idOf(user.openId());
        Desk.status("li", "AWAY");
        Desk.say("li", conversation, "您好").then().statusCode(202);
        records.write(Topic.QUOTA, quota(1, Instant.now().plus(Duration.ofHours(5))));
        await().until(() -> Desk.conversationOf(user.openId()).get("quota") != null);

        // When
        block("admin").statusCode(200);

        // Then
        Desk.say("li", conversation, "再见").then().statusCode(409);
        Desk.say("admin", conversation, "再见").then().statusCode(409);
        Desk.hold("li", conversation, "再见").then().statusCode(409);
        Desk.accept("admin", conversation).then().statusCode(409);
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ENDED");
    }

    @Test
    void areReceivedAgainInOneCall() {
        // Given
        write(user.keyword("人工"));
        block("admin").statusCode(200);
        write(user.withPeople("在吗"));

        // When
        Tokens.as("admin")
                .delete(BLOCK, FIRST_APP, user.openId())
                .then()
                .statusCode(200)
                .body("blocked", equalTo(false))
                .body("block", nullValue());
        Tokens.as("admin").delete(BLOCK, FIRST_APP, user.openId()).then().statusCode(200);
        write(user.toRobot("你好", "您好"));

        // Then
        assertThat(Desk.conversationsOf(user.openId()))
                .extracting(one -> one.get("state"))
                .containsExactlyInAnyOrder("ENDED", "ROBOT");
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(2));
    }

    @Test
    void loseNoWindow() {
        // Given
        write(user.keyword("人工"));
        block("admin").statusCode(200);

        // When the window of a blocked user ends
        records.write(Topic.QUOTA, quota(1, Instant.now().plusSeconds(1)));
        Routed other = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, other.keyword("人工"));
        records.write(
                Topic.QUOTA,
                new QuotaChanged(
                        UUID.randomUUID(),
                        FIRST_APP,
                        other.openId(),
                        Instant.now(),
                        1,
                        3,
                        3,
                        null,
                        Instant.now().plusSeconds(2)));
        await().untilAsserted(() -> assertThat(records.lost(other.openId())).hasSize(1));

        // Then it is not told of, nor once they are received again
        Tokens.as("admin").delete(BLOCK, FIRST_APP, user.openId()).then().statusCode(200);
        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(records.lost(user.openId())).isEmpty());
        assertThat(records.closing(user.openId())).isEmpty();
    }

    @Test
    void areBlockedByAdministratorsWhoHearFromAgents() {
        // Given
        write(user.toRobot("你好"));
        block("li").statusCode(403);
        desk.agent(Desk.SECOND_APP, "zhao", 10);
        propose("zhao").statusCode(404);

        // When
        propose("li").statusCode(201).body("agentId", equalTo("li")).body("id", notNullValue());
        propose("wang").statusCode(201).body("agentId", equalTo("li"));

        // Then
        Tokens.as("li").get(PROPOSALS).then().statusCode(403);
        Tokens.as("zhao").get(PROPOSALS).then().statusCode(404);
        proposals().body("items.reason", contains("辱骂")).body("items.openId", contains(user.openId()));

        // When one is dismissed
        dismiss("li").statusCode(403);
        dismiss("admin").statusCode(204);
        dismiss("admin").statusCode(404);
        proposals().body("items", empty());

        // When one is approved
        propose("wang").statusCode(201);
        block("admin").statusCode(200);

        // Then
        proposals().body("items", empty());
        propose("admin").statusCode(409);
    }

    @Test
    void haveAReason() {
        write(user.toRobot("你好"));
        for (String body : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"%s\"}".formatted("一".repeat(201)))) {
            Tokens.as("admin")
                    .body(body)
                    .put(BLOCK, FIRST_APP, user.openId())
                    .then()
                    .statusCode(422);
        }
        Tokens.as("admin")
                .body(Map.of("reason", "辱骂"))
                .put(BLOCK, FIRST_APP, "nobody")
                .then()
                .statusCode(404);
    }

    /** Returns when it has been taken in. */
    private void write(MessageRouted routed) {
        records.write(Topic.ROUTED, routed);
        await().until(() -> desk.highestNumber(user.openId()) == routed.number());
    }

    private void state(String state) {
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", state));
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));
    }

    private QuotaChanged quota(long version, Instant expiresAt) {
        return new QuotaChanged(
                UUID.randomUUID(), FIRST_APP, user.openId(), Instant.now(), version, 3, 3, null, expiresAt);
    }

    private ValidatableResponse block(String agent) {
        return Tokens.as(agent)
                .body(Map.of("reason", "辱骂"))
                .put(BLOCK, FIRST_APP, user.openId())
                .then();
    }

    private ValidatableResponse propose(String agent) {
        return Tokens.as(agent)
                .body(Map.of("reason", "辱骂"))
                .post("/api/apps/{app}/users/{user}/block-proposals", FIRST_APP, user.openId())
                .then();
    }

    private ValidatableResponse dismiss(String agent) {
        return Tokens.as(agent)
                .delete("/api/apps/{app}/users/{user}/block-proposals", FIRST_APP, user.openId())
                .then();
    }

    private static ValidatableResponse proposals() {
        return Tokens.as("admin").get(PROPOSALS).then().statusCode(200);
    }
}
