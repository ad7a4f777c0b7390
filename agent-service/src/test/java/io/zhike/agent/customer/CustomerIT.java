package io.zhike.agent.customer;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The card beside a thread. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class CustomerIT {

    private static final String USER = "/api/apps/{app}/users/{user}";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(Desk.SECOND_APP, "zhao", "ADMIN", 10);
        Desk.status("li", "AWAY");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void tellsWhoTheyAreAndWhenTheyCame() {
        // Given
        records.write(Topic.ROUTED, user.visit(), user.visitOf(null), user.toRobot("你好"));
        heard("你好");

        // When, then
        card("li")
                .statusCode(200)
                .body("openId", equalTo(user.openId()))
                .body(
                        "name",
                        equalTo("用户" + user.openId().substring(user.openId().length() - 4)))
                .body("visits", equalTo(2))
                .body("sessionFrom", equalTo("page/order"))
                .body("firstSeenAt", notNullValue())
                .body("lastSeenAt", notNullValue())
                .body("lastVisitAt", notNullValue())
                .body("blocked", equalTo(false))
                .body("selfReported", nullValue())
                .body("remarkName", nullValue());

        // When
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小明", null, null)));

        // Then
        await().untilAsserted(() -> card("li").body("name", equalTo("小明")).body("visits", equalTo(3)));
        assertThat(Desk.conversationOf(user.openId())).containsEntry("name", "小明");
    }

    @Test
    void keepsWhatPeopleWrite() {
        // Given
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小明", null, null)), user.toRobot("你好"));
        heard("你好");

        // When, then
        patch("li", "{\"remarkName\":\" 王女士 \",\"memo\":\"138 0000 0000\"}")
                .statusCode(200)
                .body("name", equalTo("王女士"))
                .body("remarkName", equalTo("王女士"))
                .body("memo", equalTo("138 0000 0000"));
        assertThat(Desk.conversationOf(user.openId())).containsEntry("name", "王女士");
        patch("wang", "{\"memo\":null}")
                .statusCode(200)
                .body("memo", nullValue())
                .body("remarkName", equalTo("王女士"));
        patch("wang", "{}").statusCode(200).body("remarkName", equalTo("王女士"));
        patch("wang", "{\"remarkName\":\"\"}").statusCode(200).body("name", equalTo("小明"));
        patch("li", "{\"remarkName\":\"%s\"}".formatted("一".repeat(41)))
                .statusCode(422)
                .body("violations.field", hasItem("remarkName"));
        patch("li", "{\"memo\":\"a\\u0000\"}").statusCode(422);
    }

    @Test
    void isThereForWhoMayReadAConversationOfTheirs() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        heard("你好");
        Desk.accept("li", Desk.idOf(user.openId())).then().statusCode(200);

        // When, then
        for (String other : List.of("wang", "zhao")) {
            card(other).statusCode(404);
            patch(other, "{\"memo\":\"a\"}").statusCode(404);
            conversations(other, "").statusCode(404);
        }
        card("li").statusCode(200);
        card("admin").statusCode(200);
        Tokens.as("admin").get(USER, FIRST_APP, "nobody").then().statusCode(404);
        Tokens.as("admin")
                .get(USER + "/conversations", FIRST_APP, "nobody")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void earlierConversationsAreReadPageByPageByWhoMay() {
        // Given two that wang had, then one that li had, and an open one
        Desk.status("wang", "AWAY");
        String first = served("wang", "一");
        String second = served("wang", "二");
        String third = served("li", "三");
        records.write(Topic.ROUTED, user.toRobot("四"));
        heard("四");
        String open = Desk.conversationsOf(user.openId()).stream()
                .filter(one -> "ROBOT".equals(one.get("state")))
                .map(one -> (String) one.get("id"))
                .findFirst()
                .orElseThrow();

        // When, then
        conversations("admin", "").body("items.id", contains(open, third, second, first));
        conversations("li", "").body("items.id", contains(open, third));
        conversations("wang", "").body("items.id", contains(open, second, first));
        String next = conversations("wang", "?limit=1")
                .body("items.id", contains(open))
                .extract()
                .path("next");
        next = conversations("wang", "?limit=1&after=" + next)
                .body("items.id", contains(second))
                .extract()
                .path("next");
        conversations("wang", "?limit=1&after=" + next)
                .body("items.id", contains(first))
                .body("next", nullValue());
        conversations("wang", "?after=nonsense").statusCode(422);

        // When li serves them, the earlier ones are li's to read
        Desk.accept("li", open).then().statusCode(200);

        // Then
        conversations("li", "").body("items.id", contains(open, third, second, first));
        conversations("wang", "").body("items.id", contains(second, first));
    }

    private String served(String agent, String text) {
        records.write(Topic.ROUTED, user.toRobot(text));
        heard(text);
        String id = Desk.conversationsOf(user.openId()).stream()
                .filter(one -> "ROBOT".equals(one.get("state")))
                .map(one -> (String) one.get("id"))
                .findFirst()
                .orElseThrow();
        Desk.accept(agent, id).then().statusCode(200);
        desk.endLongAgo(agent, id);
        return id;
    }

    private void heard(String text) {
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(user.openId()).stream()
                        .flatMap(one -> Stream.ofNullable((Map<?, ?>) one.get("lastMessage"))))
                .anySatisfy(message -> assertThat(message.get("text")).isEqualTo(text)));
    }

    private ValidatableResponse card(String agent) {
        return Tokens.as(agent).get(USER, FIRST_APP, user.openId()).then();
    }

    private ValidatableResponse patch(String agent, String change) {
        return Tokens.as(agent)
                .body(change)
                .patch(USER, FIRST_APP, user.openId())
                .then();
    }

    private ValidatableResponse conversations(String agent, String query) {
        return Tokens.as(agent)
                .get(USER + "/conversations" + query, FIRST_APP, user.openId())
                .then();
    }
}
