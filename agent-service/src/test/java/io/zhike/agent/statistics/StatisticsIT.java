package io.zhike.agent.statistics;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted when something happens. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class StatisticsIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @Inject
    Stories stories;

    @BeforeEach
    void openTheDesk() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
        List.of("li", "wang").forEach(agent -> Desk.status(agent, "AWAY"));
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
    }

    @Test
    void theRobotAloneHasOneThatWantsNobody() {
        // When
        records.write(Topic.ROUTED, user.toRobot("你好", "您好"), user.toRobot("再见", "再见"));
        await().until(() -> messages().equals(Map.of("in", 2, "byPeople", 0, "byRobot", 2)));

        // Then
        JsonPath told = told("admin");
        assertThat(told.getInt("total.conversations")).isOne();
        assertThat(told.getInt("total.robotOnly")).isOne();
        assertThat(told.getDouble("total.robotOnlyShare")).isOne();
        assertThat(told.getInt("total.wantedPerson")).isZero();
        assertThat(told.getInt("total.served")).isZero();
        assertThat(told.getMap("total.firstResponse")).isEmpty();
        assertThat(told.getList("agents")).isEmpty();
        assertThat(told.getInt("days[0].conversations") + told.getInt("days[1].conversations"))
                .isOne();
    }

    @Test
    void theWelcomeBeforeItCountsWithIt() {
        // When
        records.write(Topic.ROUTED, user.visit("欢迎"), user.toRobot("你好", "您好"));

        // Then
        await().until(() -> messages().equals(Map.of("in", 1, "byPeople", 0, "byRobot", 2)));
    }

    @Test
    void aWaitEndsWithTheFirstAnswerOfAPerson() {
        // Given
        String conversation = waits();
        clock.advance(Duration.ofMinutes(2));
        Desk.accept("li", conversation).then().statusCode(200);
        clock.advance(Duration.ofMinutes(1));

        // When
        say("li", conversation);
        clock.advance(Duration.ofMinutes(10));
        say("li", conversation);
        Desk.end("li", conversation).then().statusCode(200);

        // Then
        JsonPath told = told("admin");
        for (String whose : List.of("total", "agents[0]")) {
            assertThat(time(told, whose + ".firstResponse.p50"))
                    .isBetween(minutes(3), minutes(3).plus(A_MOMENT));
            assertThat(time(told, whose + ".resolution.p90"))
                    .isBetween(minutes(13), minutes(13).plus(A_MOMENT));
            assertThat(told.getInt(whose + ".wantedPerson")).isOne();
            assertThat(told.getInt(whose + ".served")).isOne();
            assertThat(told.getInt(whose + ".robotOnly")).isZero();
            assertThat(told.getInt(whose + ".messages.byPeople")).isEqualTo(2);
            assertThat(told.getInt(whose + ".transfers")).isZero();
        }
        assertThat(told.getString("agents[0].agentId")).isEqualTo("li");
    }

    @Test
    void anAnswerThatDoesNotReachTheUserIsNone() {
        // Given
        String conversation = waits();
        UUID refused = say("li", conversation);
        clock.advance(Duration.ofMinutes(5));
        UUID failed = say("li", conversation);
        await().until(() -> byPeople() == 2);

        // When
        settle(refused, Outcome.REFUSED);

        // Then the next one was the first
        await().until(() -> byPeople() == 1);
        assertThat(time(told("admin"), "total.firstResponse.p50"))
                .isBetween(minutes(5), minutes(5).plus(A_MOMENT));

        // When that is given up, and WeChat tells late that it failed
        settle(failed, Outcome.UNKNOWN);
        settle(failed, Outcome.FAILED);
        settle(refused, Outcome.REFUSED);

        // Then
        await().until(() -> byPeople() == 0);
        assertThat(told("admin").getMap("total.firstResponse")).isEmpty();
    }

    @Test
    void whatWasHeldIsAMessageWhenItGoesAndNoAnswer() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        String conversation = Desk.idOf(user.openId());
        Desk.hold("li", conversation, "回头见").then().statusCode(202);
        assertThat(byPeople()).isZero();

        // When
        records.write(Topic.ROUTED, user.keyword("人工"));

        // Then
        await().until(() -> byPeople() == 1);
        assertThat(told("admin").getInt("total.wantedPerson")).isOne();
        assertThat(told("admin").getMap("total.firstResponse")).isEmpty();
    }

    @Test
    void itIsPassedOnByWhoHadIt() {
        // Given li gave it to the queue, where wang took it, of whom the administrator took it
        Desk.status("admin", "AWAY");
        String conversation = waits();
        say("li", conversation);
        Tokens.as("li")
                .body(Map.of())
                .post("/api/conversations/{id}/transfer", conversation)
                .then()
                .statusCode(200);
        say("wang", conversation);
        Tokens.as("admin")
                .post("/api/conversations/{id}/take-over", conversation)
                .then()
                .statusCode(200);

        // When
        JsonPath told = told("admin");

        // Then
        assertThat(told.getInt("total.transfers")).isEqualTo(2);
        assertThat(told.getList("agents.agentId")).containsExactly("admin", "li", "wang");
        assertThat(told.getList("agents.transfers")).containsExactly(0, 1, 1);
        assertThat(told.getList("agents.messages.byPeople")).containsExactly(0, 1, 1);
        assertThat(told.getList("agents.firstResponse.p50"))
                .filteredOn(p50 -> p50 != null)
                .hasSize(1);
        assertThat(told("li").getList("agents.agentId")).containsExactly("li");
        assertThat(told("li").getInt("total.messages.byPeople")).isOne();
    }

    @Test
    void theDeskIsToldAsItStands() {
        // Given
        Desk.status("wang", "ONLINE");
        Tokens.as("wang")
                .body(Map.of("autoAccept", false))
                .patch("/api/me")
                .then()
                .statusCode(200);
        Routed other = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, other.keyword("人工"));
        await().until(() -> !Desk.conversationsOf(other.openId()).isEmpty());
        Desk.accept("li", Desk.idOf(other.openId())).then().statusCode(200);
        waits();

        // When
        clock.advance(Duration.ofMinutes(4));

        // Then
        JsonPath now = told("admin");
        assertThat(now.getInt("now.waiting")).isOne();
        assertThat(now.getInt("now.serving")).isOne();
        assertThat(now.getInt("now.online")).isOne();
        assertThat(time(now, "now.longestWaiting"))
                .isBetween(minutes(4), minutes(4).plus(A_MOMENT));
        Tokens.as("li")
                .get("/api/apps/{app}/statistics", FIRST_APP)
                .then()
                .body("now.serving", equalTo(1))
                .body("now.waiting", nullValue());
        Tokens.as("admin")
                .get("/api/apps/{app}/statistics", SECOND_APP)
                .then()
                .body("now.waiting", equalTo(0))
                .body("now.longestWaiting", nullValue())
                .body("total.conversations", equalTo(0));
    }

    @Test
    void staysWhenTheMessagesAreForgotten() {
        // Given
        String conversation = waits();
        say("li", conversation);
        Desk.end("li", conversation).then().statusCode(200);
        Map<String, Object> before = told("admin").getMap("total");

        // When
        stories.forgetMessages();

        // Then
        assertThat(told("admin").<String, Object>getMap("total")).isEqualTo(before);
    }

    private String waits() {
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        return Desk.idOf(user.openId());
    }

    private static UUID say(String agent, String conversation) {
        var id = UUID.randomUUID();
        Desk.say(agent, conversation, id, "您好").then().statusCode(202);
        return id;
    }

    private void settle(UUID reply, Outcome outcome) {
        Instant now = Instant.now();
        records.write(
                Topic.OUTBOUND_SETTLED,
                new ReplySettled(
                        UUID.randomUUID(), FIRST_APP, user.openId(), reply, now, outcome, null, null, null, now, now));
    }

    private static int byPeople() {
        return told("admin").getInt("total.messages.byPeople");
    }

    private static Map<String, Integer> messages() {
        return told("admin").getMap("total.messages");
    }

    /** Of two days: the one in which the test began may end. */
    private static JsonPath told(String person) {
        Instant now = Instant.now();
        return Tokens.as(person)
                .queryParam("from", now.minus(Duration.ofHours(1)).toString().substring(0, 10))
                .queryParam("until", now.plus(Duration.ofDays(1)).toString().substring(0, 10))
                .queryParam("zone", "Z")
                .get("/api/apps/{app}/statistics", FIRST_APP)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Duration time(JsonPath told, String path) {
        return Duration.parse(told.getString(path));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
