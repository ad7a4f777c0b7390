package io.zhike.agent.lifecycle;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.quota.QuotaChanged;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to conversations, and what its users and agents do to those that lie still or are over. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class LifecycleIT {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration TWO_DAYS = Duration.ofHours(48);

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @BeforeEach
    void liHasAUser() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "ONLINE");
        conversation = served(user);
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
    }

    @Test
    void anAnsweredConversationComesToRest() {
        // Given
        Desk.say("li", conversation, "您好").then().statusCode(202);

        // When
        clock.advance(HALF_AN_HOUR);

        // Then
        awaitState("DORMANT");
        Tokens.as("li")
                .get("/api/conversations?list=dormant")
                .then()
                .body("items[0].id", equalTo(conversation))
                .body("items[0].agentId", equalTo("li"));
        Desk.status("wang", "ONLINE");
        Desk.accept("wang", conversation).then().statusCode(409).body("agentId", equalTo("li"));
        Desk.accept("li", conversation).then().statusCode(200).body("state", equalTo("SERVING"));
    }

    @Test
    void anUnansweredConversationGoesToSomeoneElse() {
        // Given
        Desk.status("wang", "ONLINE");

        // When
        clock.advance(HALF_AN_HOUR);

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "wang"));
    }

    @Test
    void whatIsSaidKeepsAConversationAwake() {
        // Given
        Desk.say("li", conversation, "您好").then().statusCode(202);
        clock.advance(Duration.ofMinutes(20));
        records.write(Topic.ROUTED, user.withPeople("好的"));
        await().untilAsserted(() -> assertThat(Desk.messages(conversation)).hasSize(4));
        clock.advance(Duration.ofMinutes(20));
        Desk.say("li", conversation, "还有什么可以帮您").then().statusCode(202);

        // When
        clock.advance(Duration.ofMinutes(20));

        // Then
        awaitASweep();
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "SERVING");
    }

    @Test
    void aReplyThatWasRefusedKeepsNothingAwake() {
        // Given
        Desk.say("li", conversation, "您好").then().statusCode(202);
        clock.advance(Duration.ofMinutes(20));
        UUID refused = UUID.randomUUID();
        Desk.say("li", conversation, refused, "在吗").then().statusCode(202);
        records.write(Topic.OUTBOUND_SETTLED, settled(refused, ReplySettled.Outcome.REFUSED));
        await().untilAsserted(() -> assertThat(Desk.messages(conversation))
                .last()
                .extracting(one -> one.get("status"))
                .isEqualTo("REFUSED"));

        // When
        clock.advance(Duration.ofMinutes(11));

        // Then
        awaitState("DORMANT");
    }

    @Test
    void anAppMayHaveTimesOfItsOwn() {
        // Given
        Routed other = Routed.newUser(SECOND_APP);
        String later = served(other);
        Desk.say("li", later, "您好").then().statusCode(202);
        Desk.say("li", conversation, "您好").then().statusCode(202);

        // When
        clock.advance(HALF_AN_HOUR);

        // Then
        awaitState("DORMANT");
        assertThat(Desk.conversationOf(other.openId())).containsEntry("state", "SERVING");
        clock.advance(HALF_AN_HOUR);
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(other.openId())).containsEntry("state", "DORMANT"));
    }

    @Test
    void aMessageBringsTheLastAgentBack() {
        // Given
        rests();
        Desk.status("wang", "ONLINE");

        // When
        records.write(Topic.ROUTED, user.withPeople("还有个问题"));

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li"));
    }

    @Test
    void aMessageWaitsForTheLastAgentWhereNobodyCanHaveIt() {
        // Given
        rests();
        Desk.status("li", "AWAY");

        // When
        records.write(Topic.ROUTED, user.withPeople("还有个问题"));

        // Then
        awaitState("WAITING");
        assertThat(Desk.conversationOf(user.openId())).containsEntry("familiar", "li");
    }

    @Test
    void anAnswerThatDidNotReachTheUserWakesTheConversation() {
        // Given
        UUID reply = UUID.randomUUID();
        Desk.say("li", conversation, reply, "您好").then().statusCode(202);
        Desk.status("li", "OFFLINE");
        awaitState("DORMANT");

        // When
        records.write(Topic.OUTBOUND_SETTLED, settled(reply, ReplySettled.Outcome.FAILED));

        // Then
        awaitState("WAITING");
        assertThat(Desk.conversationOf(user.openId())).containsEntry("familiar", "li");
    }

    @Test
    void whoseWaitExpiresSkipsTheRobotNextTime() {
        // Given
        Desk.status("li", "OFFLINE");
        awaitState("WAITING");

        // When
        clock.advance(TWO_DAYS);
        awaitState("EXPIRED");
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .last()
                .extracting(
                        ConversationChanged::state,
                        ConversationChanged::withPeople,
                        ConversationChanged::personInvolved)
                .containsExactly(ConversationChanged.State.EXPIRED, true, true));
        records.write(Topic.ROUTED, user.toRobot("有人吗", "机器人的话"));

        // Then
        await().untilAsserted(() -> assertThat(newest()).containsEntry("state", "WAITING"));
        assertThat(records.replies(user.openId()))
                .noneSatisfy(reply -> assertThat(reply.content()).hasToString("机器人的话"));
    }

    @Test
    void whatLiesStillExpiresAndTheNextMessageBeginsAnother() {
        // Given
        rests();

        // When
        clock.advance(TWO_DAYS);
        awaitState("EXPIRED");
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then
        await().untilAsserted(() -> assertThat(newest()).containsEntry("state", "ROBOT"));
        assertThat(Desk.conversationsOf(user.openId())).hasSize(2);
        Tokens.as("li").get("/api/conversations?list=expired").then().body("items[0].id", equalTo(conversation));
    }

    @Test
    void aMessageSoonAfterTheEndGoesOn() {
        // Given
        Desk.end("li", conversation).then().statusCode(200).body("state", equalTo("ENDED"));
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .last()
                .satisfies(change -> {
                    assertThat(change.withPeople()).isTrue();
                    assertThat(change.withPeopleUntil()).isAfter(Instant.now().plusSeconds(500));
                }));

        // When
        records.write(Topic.ROUTED, user.withPeople("还有个问题"));

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("id", conversation)
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li"));
    }

    @Test
    void aMessageLongAfterTheEndBeginsAnother() {
        // Given
        desk.endLongAgo("li", conversation);

        // When
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(2));
        assertThat(newest()).containsEntry("state", "ROBOT");
    }

    @Test
    void whatIsOverGoesOnWhileItsUserCanBeReached() {
        // Given
        Desk.end("li", conversation).then().statusCode(200);
        Desk.say("li", conversation, "还在吗").then().statusCode(409);
        records.write(Topic.QUOTA, quota());
        await().until(() -> Desk.conversationOf(user.openId()).containsKey("quota"));

        // When, then
        Desk.say("wang", conversation, "您好").then().statusCode(404);
        Desk.say("li", conversation, "补充一点").then().statusCode(202);
        assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li");
    }

    @Test
    void whatIsOverStaysSoOnceTheUserHasANewerOne() {
        // Given
        desk.endLongAgo("li", conversation);
        records.write(Topic.ROUTED, user.toRobot("你好"));
        records.write(Topic.QUOTA, quota());
        await().untilAsserted(() -> assertThat(newest()).containsKey("quota").containsEntry("state", "ROBOT"));

        // When, then
        Desk.say("li", conversation, "补充一点").then().statusCode(409);
        Desk.hold("li", conversation, "补充一点").then().statusCode(409);
    }

    private void rests() {
        Desk.say("li", conversation, "您好").then().statusCode(202);
        clock.advance(HALF_AN_HOUR);
        awaitState("DORMANT");
    }

    private String served(Routed by) {
        records.write(Topic.ROUTED, by.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(by.openId()))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).containsEntry("state", "SERVING").containsEntry("agentId", "li")));
        return Desk.idOf(by.openId());
    }

    private void awaitState(String state) {
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", state));
    }

    /** Whatever is due at its beginning has been looked at: another conversation has come to rest since. */
    private void awaitASweep() {
        Routed other = Routed.newUser(FIRST_APP);
        String id = served(other);
        Desk.say("li", id, "您好").then().statusCode(202);
        desk.talkedLast(id, clock.instant().minus(HALF_AN_HOUR));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(other.openId())).containsEntry("state", "DORMANT"));
    }

    private Map<String, Object> newest() {
        return Desk.conversationsOf(user.openId()).stream().findFirst().orElse(Map.of());
    }

    private QuotaChanged quota() {
        Instant now = Instant.now();
        return new QuotaChanged(UUID.randomUUID(), FIRST_APP, user.openId(), now, 1, 3, 3, null, now.plus(TWO_DAYS));
    }

    private ReplySettled settled(UUID reply, ReplySettled.Outcome outcome) {
        return new ReplySettled(
                UUID.randomUUID(),
                FIRST_APP,
                user.openId(),
                reply,
                Instant.now(),
                outcome,
                null,
                null,
                null,
                null,
                null);
    }
}
