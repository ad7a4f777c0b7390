package io.zhike.agent.compliance;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import io.zhike.events.outbound.ReplyRequested;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of use, before a reply is asked for. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ComplianceIT {

    private static final String RULES = "/api/apps/" + FIRST_APP + "/compliance";
    private static final String NOTICE = "您的订单已经发出，请注意查收";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @BeforeEach
    void aUserIsWithTheRobot() {
        desk.clear();
        rules("{}").statusCode(200);
        desk.agent(FIRST_APP, "li", 100);
        Desk.status("li", "AWAY");
        conversation = conversationWith(user);
    }

    private String conversationWith(Routed someone) {
        records.write(Topic.ROUTED, someone.toRobot("你好"));
        return conversationOf(someone);
    }

    private static String conversationOf(Routed someone) {
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(someone.openId())).hasSize(1));
        return Desk.idOf(someone.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aWarningIsSentOnceItIsConfirmed() {
        // Given
        UUID id = UUID.randomUUID();

        // When, then
        say(id, "可以加 微信 聊")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("COMPLIANCE"))
                .body("detail", equalTo("违反使用规范：营销推广；确认后加 confirmed=MARKETING 重新提交"))
                .body("brokenRules.size()", equalTo(1))
                .body("brokenRules[0].rule", equalTo("MARKETING"))
                .body("brokenRules[0].action", equalTo("WARN"))
                .body("brokenRules[0].found", equalTo("加微信"));
        assertThat(Desk.messages(conversation)).hasSize(1);
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ROBOT");

        // When
        say(id, "可以加 微信 聊", Rule.MARKETING).statusCode(202);
        say(id, "可以加 微信 聊").statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(ReplyRequested::replyId)
                .containsExactly(id));
        findings()
                .body("items.judgement", equalTo(List.of("CONFIRMED", "WARNED")))
                .body("items[0].text", equalTo("可以加 微信 聊"))
                .body("items[0].label", equalTo("营销推广"))
                .body("items[0].agentId", equalTo("li"))
                .body("items[0].conversationId", equalTo(conversation))
                .body("items[0].replyId", equalTo(id.toString()))
                .body("items[0].at", notNullValue());
    }

    @Test
    void aBlockCostsNothingAndNamesItsRule() {
        // Given
        rules("{\"inducement\":{\"action\":\"BLOCK\"}}").statusCode(200);

        // When, then
        say(UUID.randomUUID(), "回复 1 即可领取优惠券", Rule.INDUCEMENT)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("COMPLIANCE"))
                .body("detail", equalTo("违反使用规范：诱导行为"))
                .body("brokenRules[0].found", equalTo("回复…领取"));
        Tokens.as("li")
                .body(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "type",
                        "link",
                        "title",
                        "活动",
                        "description",
                        "分享领取红包",
                        "url",
                        "https://shop.example"))
                .post("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(422);
        say(UUID.randomUUID(), "您好").statusCode(202);
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));
        assertThat(Desk.messages(conversation)).hasSize(2);
        findings().body("items.judgement", equalTo(List.of("BLOCKED", "BLOCKED")));
    }

    @Test
    void whoMayNotSpeakIsToldThatFirst() {
        // Given
        Desk.status("li", "OFFLINE");

        // When, then
        say(UUID.randomUUID(), "加微信").statusCode(409).body("code", nullValue());
        findings().body("items.size()", equalTo(0));
    }

    @Test
    void theTwentiethUserWithinTenMinutesIsTooMany() {
        // Given
        List<Routed> users =
                Stream.generate(() -> Routed.newUser(FIRST_APP)).limit(19).toList();
        users.forEach(one -> records.write(Topic.ROUTED, one.toRobot("你好")));
        List<String> others = users.stream().map(ComplianceIT::conversationOf).toList();
        others.forEach(other -> {
            Desk.say("li", other, NOTICE).then().statusCode(202);
            Desk.say("li", other, "您好").then().statusCode(202);
        });
        Desk.say("li", others.getFirst(), NOTICE).then().statusCode(202);

        // When, then
        say(UUID.randomUUID(), "您的订单已经发出！请注意查收～")
                .statusCode(409)
                .body("brokenRules.rule", equalTo(List.of("SAMENESS")))
                .body("brokenRules[0].found", equalTo("10 分钟内向 20 位用户发送相同内容"));
        say(UUID.randomUUID(), "您好").statusCode(202);
        rules("{\"sameness\":\"OFF\"}").statusCode(200);
        say(UUID.randomUUID(), NOTICE).statusCode(202);
    }

    @Test
    void theThirdTimeWithoutAWordOfTheUserIsTooMuch() {
        // Given
        say(UUID.randomUUID(), NOTICE).statusCode(202);
        say(UUID.randomUUID(), NOTICE).statusCode(202);

        // When, then
        say(UUID.randomUUID(), NOTICE).statusCode(409).body("brokenRules[0].found", equalTo("用户未回复时第 3 次发送相同内容"));

        // When
        records.write(Topic.ROUTED, user.withPeople("收到"));
        await().untilAsserted(() -> assertThat(Desk.messages(conversation))
                .extracting(m -> m.get("text"))
                .contains("收到"));

        // Then
        say(UUID.randomUUID(), NOTICE).statusCode(202);
    }

    @Test
    void whatIsHeldCountsToo() {
        // Given
        String held = Desk.hold("li", conversation, NOTICE)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        say(UUID.randomUUID(), NOTICE).statusCode(202);

        // When, then
        say(UUID.randomUUID(), NOTICE).statusCode(409).body("brokenRules[0].found", equalTo("用户未回复时第 3 次发送相同内容"));

        // When, then the held one itself is the second
        Tokens.as("li")
                .post("/api/conversations/{id}/messages/{message}/send", conversation, held)
                .then()
                .statusCode(202);
    }

    @Test
    void whatTheRobotIsToSayIsCheckedWhenItIsSaved() {
        // Given
        String path = "/api/apps/" + FIRST_APP + "/reception";
        String settings =
                "{\"transferToHuman\": true, \"welcome\": \"分享到朋友圈有礼\"," + " \"keywords\": [{\"text\": \"加微信\"}]}";

        // When, then
        Tokens.as("admin")
                .body(settings)
                .put(path)
                .then()
                .statusCode(409)
                .body("brokenRules.size()", equalTo(1))
                .body("brokenRules[0].rule", equalTo("INDUCEMENT"))
                .body("brokenRules[0].field", equalTo("welcome"));
        Tokens.as("admin")
                .body(settings)
                .put(path + "?confirmed=INDUCEMENT")
                .then()
                .statusCode(200);
        rules("{\"inducement\":{\"action\":\"BLOCK\"}}").statusCode(200);
        Tokens.as("admin")
                .body(settings)
                .put(path + "?confirmed=INDUCEMENT")
                .then()
                .statusCode(422);
        findings()
                .body("items.judgement", equalTo(List.of("BLOCKED", "CONFIRMED", "WARNED")))
                .body("items[0].agentId", equalTo("admin"))
                .body("items[0].field", equalTo("welcome"))
                .body("items[0].conversationId", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "menu", "questions", "hours", "entries", "document"})
    void everyPartOfWhatTheRobotIsToSayIsChecked(String part) {
        // Given
        String path = "/api/apps/" + FIRST_APP + "/reception/" + part;
        String settings =
                "{\"items\": [{\"keywords\": [\"加微信\"], \"replies\": [{\"type\": \"text\", \"text\": \"加微信\"}]}]}";

        // When, then
        Tokens.as("admin")
                .body(settings)
                .put(path)
                .then()
                .statusCode(409)
                .body("brokenRules.field", equalTo(List.of("items[0].replies[0].text")));
        Tokens.as("admin")
                .body(settings)
                .put(path + "?confirmed=MARKETING")
                .then()
                .statusCode(200);
    }

    @Test
    void anOlderReceptionIsRestoredUnchecked() {
        Tokens.as("admin")
                .post("/api/apps/" + FIRST_APP + "/reception/versions/7/restore")
                .then()
                .statusCode(200);
        findings().body("items.size()", equalTo(0));
    }

    @Test
    void weChatsOwnCheckIsAskedWhereItIsSwitchedOn() {
        // Given
        say(UUID.randomUUID(), "有风险的话").statusCode(202);
        rules("{\"contentCheck\":\"BLOCK\"}").statusCode(200);

        // When, then
        say(UUID.randomUUID(), "有风险的话", Rule.CONTENT_CHECK)
                .statusCode(422)
                .body("brokenRules[0].rule", equalTo("CONTENT_CHECK"))
                .body("brokenRules[0].found", equalTo("违法"));
        say(UUID.randomUUID(), "待审的话").statusCode(409);
        say(UUID.randomUUID(), "待审的话", Rule.CONTENT_CHECK).statusCode(202);
        say(UUID.randomUUID(), "好").statusCode(202);
        assertThat(OtherServices.asked("/users/" + user.openId() + "/content-check"))
                .containsOnly("POST");
    }

    @Test
    void aCheckThatTakesTooLongPasses() {
        // Given
        rules("{\"contentCheck\":\"BLOCK\"}").statusCode(200);
        Routed slow = Routed.newUser(FIRST_APP, "slow-");
        conversation = conversationWith(slow);

        // When, then
        say(UUID.randomUUID(), "有风险的话").statusCode(202);
        assertThat(OtherServices.asked("/users/" + slow.openId() + "/content-check"))
                .containsOnly("POST");
    }

    @Test
    void theRulesAreTheAdministrators() {
        // Given
        rules("{\"harassment\":{\"phrases\":[\"哼\"]},\"illegal\":{\"action\":\"OFF\"}}")
                .statusCode(200)
                .body("harassment.action", equalTo("WARN"))
                .body("harassment.phrases", equalTo(List.of("哼")));

        // When, then
        Tokens.as("admin")
                .get(RULES)
                .then()
                .body("harassment.phrases", equalTo(List.of("哼")))
                .body("illegal.action", equalTo("OFF"))
                .body("inducement.phrases", hasItem("回复…领取"))
                .body("sameness", equalTo("WARN"))
                .body("contentCheck", equalTo("OFF"));
        say(UUID.randomUUID(), "哼！").statusCode(409);
        say(UUID.randomUUID(), "赌博").statusCode(202);
        Tokens.as("li").get(RULES).then().statusCode(403);
        Tokens.as("li").get(RULES + "/findings").then().statusCode(403);
        Tokens.as("li").get("/api/apps/" + SECOND_APP + "/compliance").then().statusCode(404);
        rules("{\"harassment\":{\"phrases\":[\"。。\"]}}")
                .statusCode(422)
                .body("violations.field", hasItem(startsWith("harassment.phrases[0]")));
        rules("{\"sameness\":\"NEVER\"}").statusCode(400);
    }

    @Test
    void findingsAreReadPageByPage() {
        // Given
        IntStream.range(0, 3).forEach(n -> say(UUID.randomUUID(), "加微信" + n).statusCode(409));

        // When
        String next = Tokens.as("admin")
                .get(RULES + "/findings?limit=2")
                .then()
                .body("items.text", equalTo(List.of("加微信2", "加微信1")))
                .extract()
                .path("next");

        // Then
        Tokens.as("admin")
                .get(RULES + "/findings?limit=2&after=" + next)
                .then()
                .body("items.text", equalTo(List.of("加微信0")))
                .body("next", nullValue());
    }

    private ValidatableResponse say(UUID id, String text, Rule... confirmed) {
        return Tokens.as("li")
                .queryParam("confirmed", List.of(confirmed))
                .body(Map.of("id", id, "type", "text", "text", text))
                .post("/api/conversations/{id}/messages", conversation)
                .then();
    }

    private static ValidatableResponse rules(String rules) {
        return Tokens.as("admin").body(rules).put(RULES).then();
    }

    private static ValidatableResponse findings() {
        return Tokens.as("admin").get(RULES + "/findings").then().statusCode(200);
    }
}
