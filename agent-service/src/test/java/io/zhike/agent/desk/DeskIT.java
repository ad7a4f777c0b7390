package io.zhike.agent.desk;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
import io.zhike.events.outbound.ReplyContent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accepting, answering and ending. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class DeskIT {

    private static final List<String> AGENTS = List.of("li", "wang", "zhao");

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @BeforeEach
    void aUserIsWithTheRobot() {
        desk.clear();
        AGENTS.forEach(agent -> {
            desk.agent(FIRST_APP, agent, 10);
            Desk.status(agent, "AWAY");
        });
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ROBOT"));
        conversation = Desk.idOf(user.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void ofFiftyWhoAcceptAtOnceOneWins() throws Exception {
        // When
        List<Response> answers = atOnce(50, n -> Desk.accept(AGENTS.get(n % 3), conversation));

        // Then
        String winner = (String) Desk.conversationOf(user.openId()).get("agentId");
        for (int n = 0; n < answers.size(); n++) {
            if (AGENTS.get(n % 3).equals(winner)) {
                answers.get(n).then().statusCode(200).body("agentId", equalTo(winner));
            } else {
                answers.get(n).then().statusCode(409).body("agentId", equalTo(winner));
            }
        }
        Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, conversation)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].reason", equalTo("ACCEPTED"))
                .body("items[0].agentId", equalTo(winner))
                .body("items[0].candidates[0].capacity", equalTo(10));
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsHeard() throws Exception {
        // When
        List<Response> answers = atOnce(2, n -> Desk.say(AGENTS.get(n), conversation, "我是" + AGENTS.get(n)));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(202, 409);
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));
        assertThat(Desk.messages(conversation)).hasSize(2);
    }

    @Test
    void theSameReplyTwiceIsOne() throws Exception {
        // Given
        UUID id = UUID.randomUUID();

        // When
        List<Response> answers = atOnce(5, n -> Desk.say("li", conversation, id, "您好"));

        // Then
        answers.forEach(answer -> answer.then()
                .statusCode(202)
                .body("id", equalTo(id.toString()))
                .body("status", equalTo("QUEUED"))
                .body("number", equalTo(2))
                .body("source", equalTo("agent"))
                .body("agentId", equalTo("li")));
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));
        assertThat(Desk.messages(conversation)).hasSize(2);
        Desk.say("li", conversation, id, "别的").then().statusCode(409);
    }

    @Test
    void itIsTheSameReplyEvenAfterTheEnd() {
        // Given
        UUID id = UUID.randomUUID();
        Desk.say("li", conversation, id, "再见").then().statusCode(202);
        Desk.end("li", conversation).then().statusCode(200);

        // When, then
        Desk.say("li", conversation, id, "再见").then().statusCode(202).body("id", equalTo(id.toString()));
        Desk.say("li", conversation, "还有").then().statusCode(409);
    }

    @Test
    void onlyTheAgentAndAdministratorsSpeak() {
        // Given
        Desk.accept("li", conversation).then().statusCode(200);

        // When, then
        Desk.say("wang", conversation, "我来").then().statusCode(409).body("agentId", equalTo("li"));
        Desk.say("admin", conversation, "我是主管")
                .then()
                .statusCode(202)
                .body("admin", equalTo(true))
                .body("agentId", equalTo("admin"));
        assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("agentId", "li")
                .containsEntry("robot", false);
    }

    @Test
    void whoIsSignedOutTakesNothing() {
        // Given
        Desk.status("li", "OFFLINE");

        // When, then
        Desk.accept("li", conversation).then().statusCode(409).body("agentId", nullValue());
        Desk.say("li", conversation, "您好").then().statusCode(409);
        Desk.accept("admin", conversation).then().statusCode(409);
        Desk.status("admin", "ONLINE");
        Desk.accept("admin", conversation).then().statusCode(200).body("agentId", equalTo("admin"));
    }

    @Test
    void endsOnceAndForAll() {
        // Given
        Desk.end("li", conversation).then().statusCode(409);
        Desk.accept("li", conversation).then().statusCode(200);
        Desk.accept("li", conversation).then().statusCode(200);
        Desk.end("wang", conversation).then().statusCode(409).body("agentId", equalTo("li"));

        // When
        Desk.end("li", conversation).then().statusCode(200).body("state", equalTo("ENDED"));

        // Then
        Desk.end("li", conversation).then().statusCode(200).body("state", equalTo("ENDED"));
        Desk.end("admin", conversation).then().statusCode(200);
        Desk.accept("li", conversation).then().statusCode(409);
    }

    @Test
    void refusesWordsThatCannotBeSent() {
        refused(Map.of("id", UUID.randomUUID(), "type", "text", "text", " "), "text");
        refused(Map.of("id", UUID.randomUUID(), "type", "text", "text", "好".repeat(683)), "text");
        refused(Map.of("id", UUID.randomUUID(), "type", "text", "text", "a\0b"), "text");
        refused(Map.of("id", UUID.randomUUID(), "type", "text"), "text");
        refused(Map.of("type", "text", "text", "好"), "id");
        refused(Map.of("id", UUID.randomUUID(), "type", "entered", "text", "好"), "type");
        refused(Map.of("id", UUID.randomUUID(), "text", "好"), "type");
        refused(Map.of("id", UUID.randomUUID(), "type", "image"), "mediaId");
        refused(Map.of("id", UUID.randomUUID(), "type", "link", "title", "活动", "url", "javascript:x"), "url");
        refused(Map.of("id", UUID.randomUUID(), "type", "miniprogrampage", "title", "订单", "pagePath", " "), "pagePath");
        Tokens.as("li")
                .body("{\"id\": \"no uuid\", \"type\": \"text\", \"text\": \"x\"}")
                .post("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("id"));
        Desk.say("li", conversation, "好".repeat(682)).then().statusCode(202);
    }

    @Test
    void aTextLinksToPagesOfItsOwnAppAlone() {
        var link =
                "看<a data-miniprogram-appid=\"%s\" data-miniprogram-path=\"pages/order?id=7\" href=\"https://shop.example\">订单</a>\n谢谢 👋";
        refused(Map.of("id", UUID.randomUUID(), "type", "text", "text", link.formatted(SECOND_APP)), "text");
        Desk.say("li", conversation, link.formatted(FIRST_APP)).then().statusCode(202);
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(reply -> reply.content())
                .containsExactly(new ReplyContent.Text(link.formatted(FIRST_APP))));
    }

    @Test
    void aCardLeadsToAWebPage() {
        // Given
        var card = Map.of("id", UUID.randomUUID(), "type", "link", "title", "活动", "url", "https://shop.example/sale");

        // When
        for (int attempt = 0; attempt < 2; attempt++) {
            Tokens.as("li")
                    .body(card)
                    .post("/api/conversations/{id}/messages", conversation)
                    .then()
                    .statusCode(202)
                    .body("type", equalTo("link"))
                    .body("content.url", equalTo("https://shop.example/sale"));
        }

        // Then
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(reply -> reply.content())
                .containsExactly(new ReplyContent.Link("活动", "", "https://shop.example/sale", "")));
    }

    private void refused(Map<String, Object> words, String field) {
        Tokens.as("li")
                .body(words)
                .post("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    private interface Attempt {
        Response make(int number);
    }

    private static List<Response> atOnce(int attempts, Attempt attempt) throws Exception {
        var start = new CyclicBarrier(attempts);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> all = IntStream.range(0, attempts)
                    .<Callable<Response>>mapToObj(n -> () -> {
                        start.await();
                        return attempt.make(n);
                    })
                    .toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
