package io.zhike.agent.desk;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies that wait for the user's next message. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class HeldRepliesIT {

    private static final String MESSAGES = "/api/conversations/{id}/messages";
    private static final Duration A_DAY = Duration.ofHours(24);

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
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "AWAY");
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(1));
        conversation = Desk.idOf(user.openId());
        Desk.accept("li", conversation).then().statusCode(200);
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
    }

    @Test
    void goRightAfterTheUsersNextMessageInTheirOrder() {
        // Given
        hold("您要的尺码到货了").body("status", equalTo("HELD"));
        hold("需要帮您留一件吗");
        assertThat(records.replies(user.openId())).isEmpty();
        assertThat(Desk.conversationOf(user.openId())).containsEntry("heldBy", "li");

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("您要的尺码到货了", "需要帮您留一件吗"));
        assertThat(records.replies(user.openId()))
                .extracting(ReplyRequested::newestPush)
                .doesNotContainNull();
        assertThat(texts()).containsExactly("你好", "在吗", "您要的尺码到货了", "需要帮您留一件吗");
        assertThat(Desk.conversationOf(user.openId()).get("heldBy")).isNull();
    }

    @Test
    void goInTheOrderInWhichTheyWereHeldWhateverTheClockSays() {
        // Given
        clock.advance(Duration.ofMinutes(5));
        hold("一");
        clock.reset();
        hold("二");

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("一", "二"));
    }

    @Test
    void goToAUserWhoseClockIsAhead() {
        // Given
        hold("到货了");

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗", Instant.now().plus(A_DAY.multipliedBy(2))));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("到货了"));
    }

    @Test
    void stayWhereTheUserOnlyEnters() {
        // Given
        hold("到货了");

        // When
        records.write(Topic.ROUTED, user.visit());

        // Then
        await().until(() -> Desk.messages(conversation).size() == 3);
        assertThat(records.replies(user.openId())).isEmpty();
        assertThat(Desk.conversationOf(user.openId())).containsEntry("heldBy", "li");
    }

    @Test
    void areAtMostThreeOfAUser() {
        // Given
        hold("一");
        hold("二");
        hold("三");

        // When
        Response fourth = Desk.hold("li", conversation, "四");

        // Then
        fourth.then().statusCode(409).body("detail", containsString("3"));
    }

    @Test
    void areAtMostThreeWhoeverIsFastest() {
        // When
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> Desk.hold("li", conversation, "第" + number))
                .map(Response::statusCode)
                .toList();

        // Then
        assertThat(answers).filteredOn(status -> status == 202).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    }

    @Test
    void goWhereTheUserWritesWithinADay() {
        // Given
        clock.advance(A_DAY.minusMinutes(1).negated());
        hold("昨天的话");
        clock.reset();

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("昨天的话"));
    }

    @Test
    void areOneHoweverOftenTheyAreHeld() {
        // Given
        Desk.end("li", conversation).then().statusCode(200);
        UUID id = UUID.randomUUID();
        Map<String, Object> reply = Map.of("id", id, "type", "text", "text", "还有一件事", "hold", true);
        Tokens.as("li").body(reply).post(MESSAGES, conversation).then().statusCode(202);
        records.write(Topic.ROUTED, user.withPeople("在吗"));
        await().untilAsserted(() -> assertThat(asked()).containsExactly("还有一件事"));

        // When an answer was lost and it is tried again
        Response again = Tokens.as("li").body(reply).post(MESSAGES, conversation);

        // Then
        again.then().statusCode(202).body("status", equalTo("QUEUED"));
        assertThat(asked()).hasSize(1);
        assertThat(Desk.conversationsOf(user.openId()))
                .allSatisfy(one -> assertThat(one.get("lastMessage")).isNotNull());
    }

    @Test
    void areOfferedWhereTheUserWritesTooLate() {
        // Given
        clock.advance(A_DAY.plusMinutes(1).negated());
        String early = id(hold("昨天的话"));
        clock.reset();
        hold("今天的话");

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("今天的话"));
        Map<String, Object> offered = message(early);
        assertThat(offered).containsEntry("status", "HELD").containsEntry("offered", true);
        assertThat(Desk.conversationOf(user.openId()).get("heldBy")).isNull();

        // When the user writes once more
        records.write(Topic.ROUTED, user.withPeople("还在吗"));

        // Then it stays where it is, and takes no place among those that wait
        await().until(() -> texts().contains("还在吗"));
        assertThat(message(early)).containsEntry("offered", true).containsEntry("number", offered.get("number"));
        assertThat(asked()).containsExactly("今天的话");

        // When it is sent after all
        Tokens.as("li")
                .post("/api/conversations/{id}/messages/{message}/send", conversation, early)
                .then()
                .statusCode(202)
                .body("status", equalTo("QUEUED"));

        // Then
        await().untilAsserted(() -> assertThat(asked()).containsExactly("今天的话", "昨天的话"));
        assertThat(Desk.conversationOf(user.openId()).get("heldBy")).isNull();
    }

    @Test
    void areDiscardedByWhoeverWroteThem() {
        // Given
        String held = id(hold("不用了"));

        // When
        Response withdrawn = Tokens.as("li").delete("/api/conversations/{id}/messages/{message}", conversation, held);

        // Then
        withdrawn.then().statusCode(202).body("status", equalTo("WITHDRAWN"));
        records.write(Topic.ROUTED, user.withPeople("在吗"));
        await().until(() -> texts().contains("在吗"));
        assertThat(records.replies(user.openId())).isEmpty();
        Tokens.as("li")
                .delete("/api/conversations/{id}/messages/{message}", conversation, held)
                .then()
                .statusCode(409);
    }

    @Test
    void areNotTakenBackByOthers() {
        // Given
        String held = id(hold("不用了"));

        // When, then
        Tokens.as("wang")
                .delete("/api/conversations/{id}/messages/{message}", conversation, held)
                .then()
                .statusCode(409)
                .body("agentId", equalTo("li"));
        Tokens.as("wang")
                .post("/api/conversations/{id}/messages/{message}/send", conversation, held)
                .then()
                .statusCode(409);
        Desk.hold("wang", conversation, "我也说").then().statusCode(409);
    }

    @Test
    void sentOnesAreTakenBackByAskingForIt() {
        // Given
        UUID sent = UUID.randomUUID();
        Desk.say("li", conversation, sent, "说错了").then().statusCode(202);

        // When
        Tokens.as("li")
                .delete("/api/conversations/{id}/messages/{message}", conversation, sent)
                .then()
                .statusCode(202)
                .body("status", equalTo("QUEUED"));

        // Then
        await().untilAsserted(() -> assertThat(records.withdrawals(user.openId()))
                .singleElement()
                .satisfies(withdrawn -> assertThat(withdrawn.replyId()).isEqualTo(sent)));
    }

    @Test
    void bringTheUserToTheirWriterPastTheRobot() {
        // Given
        desk.endLongAgo("li", conversation);
        hold("还有一件事");
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .last()
                .extracting(ConversationChanged::withPeople)
                .isEqualTo(true));
        Desk.status("li", "ONLINE");
        Desk.status("wang", "ONLINE");

        // When routing-service has not heard of it
        records.write(Topic.ROUTED, user.toRobot("您好", "机器人的话"));

        // Then
        await().untilAsserted(() ->
                assertThat(newest()).containsEntry("state", "SERVING").containsEntry("agentId", "li"));
        await().untilAsserted(() -> assertThat(asked()).containsExactly("还有一件事"));
        String next = (String) Objects.requireNonNull(newest().get("id"));
        assertThat(Desk.messages(next)).extracting(one -> one.get("text")).containsExactly("您好", "还有一件事");
        Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, next)
                .then()
                .body("items[0].reason", equalTo("FAMILIAR"));
    }

    @Test
    void answerNothingThatTheUserWroteAfterThem() {
        // Given
        hold("先留着");
        records.write(Topic.ROUTED, user.withPeople("在吗"));
        await().untilAsserted(() -> assertThat(asked()).hasSize(1));

        // When li is gone
        Desk.status("li", "OFFLINE");

        // Then the user waits for someone else
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "WAITING"));
    }

    @Test
    void doNotAcceptWhatIsHeldFor() {
        // Given
        Routed other = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, other.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(other.openId())).hasSize(1));

        // When
        Desk.hold("wang", Desk.idOf(other.openId()), "等您回复").then().statusCode(202);

        // Then
        assertThat(Desk.conversationOf(other.openId()))
                .containsEntry("state", "ROBOT")
                .containsEntry("robot", true);
    }

    private ValidatableResponse hold(String text) {
        return Desk.hold("li", conversation, text).then().statusCode(202);
    }

    private static String id(ValidatableResponse held) {
        return held.extract().path("id");
    }

    private List<String> asked() {
        return records.replies(user.openId()).stream()
                .map(ReplyRequested::content)
                .map(content -> ((ReplyContent.Text) content).text())
                .toList();
    }

    private List<Object> texts() {
        return Desk.messages(conversation).stream().map(one -> one.get("text")).toList();
    }

    private Map<String, Object> message(String id) {
        return Desk.messages(conversation).stream()
                .filter(one -> id.equals(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> newest() {
        return Desk.conversationsOf(user.openId()).getFirst();
    }
}
