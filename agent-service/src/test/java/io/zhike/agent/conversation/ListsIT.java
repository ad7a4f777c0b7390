package io.zhike.agent.conversation;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the lists, and their pages. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ListsIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void whoWaitsLongestStandsFirstAndPagesFollow() {
        // Given
        List<String> users = waiting(5);

        // When
        List<String> read = readThrough("/api/conversations?list=waiting&limit=2");

        // Then
        assertThat(read).isEqualTo(users);
    }

    @Test
    void elsewhereTheNewestActivityStandsFirst() {
        // Given
        List<String> users = new ArrayList<>(waiting(4));

        // When
        List<String> read = readThrough("/api/apps/%s/conversations?limit=3".formatted(FIRST_APP));

        // Then
        users.removeIf(user -> !appOf(user).equals(FIRST_APP));
        Collections.reverse(users);
        assertThat(read).isEqualTo(users);
    }

    @Test
    void mineIsWhatOneHasOrHad() {
        // Given
        List<String> users = waiting(3);
        List.of("li", "wang").forEach(agent -> Desk.status(agent, "AWAY"));
        Desk.accept("li", Desk.idOf(users.get(0))).then().statusCode(200);
        Desk.accept("wang", Desk.idOf(users.get(2))).then().statusCode(200);
        Desk.end("wang", Desk.idOf(users.get(2))).then().statusCode(200);

        // When, then
        assertThat(readThrough("admin", "/api/conversations?mine=true")).isEmpty();
        assertThat(readThrough("li", "/api/conversations?mine=true")).containsExactly(users.get(0));
        assertThat(readThrough("wang", "/api/conversations?mine=true&list=ended"))
                .containsExactly(users.get(2));
        assertThat(readThrough("li", "/api/conversations?list=ended")).isEmpty();
        assertThat(readThrough("admin", "/api/conversations?list=ended")).containsExactly(users.get(2));
    }

    @Test
    void whoWaitsLongestForAnAnswerStandsFirst() {
        // Given
        List<String> users = waiting(4);
        Desk.status("li", "AWAY");
        for (int n : List.of(2, 0, 3, 1)) {
            Desk.accept("li", Desk.idOf(users.get(n))).then().statusCode(200);
        }
        Desk.say("li", Desk.idOf(users.get(1)), "您好").then().statusCode(202);

        // When, then
        String serving = "/api/conversations?list=serving&limit=2&unanswered=";
        assertThat(readThrough("li", serving + true)).containsExactly(users.get(0), users.get(2), users.get(3));
        assertThat(readThrough("li", serving + false)).containsExactly(users.get(1));
        assertThat(Desk.conversationOf(users.get(1))).doesNotContainKey("unansweredSince");
        assertThat(Desk.conversationOf(users.get(2))).containsKey("unansweredSince");
    }

    @Test
    void messagesComeInTheirOrderAfterANumber() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.toRobot("1"), user.toRobot("2"), user.toRobot("3"));
        await().untilAsserted(() ->
                assertThat(Desk.messages(Desk.idOf(user.openId()))).hasSize(3));
        String id = Desk.idOf(user.openId());

        // When, then
        Tokens.as("li")
                .get("/api/conversations/{id}/messages?after=1&limit=1", id)
                .then()
                .body("items.text", contains("2"))
                .body("next", equalTo("2"));
        Tokens.as("li")
                .get("/api/conversations/{id}", id)
                .then()
                .body("lastMessage.text", equalTo("3"))
                .body("lastMessage.number", equalTo(3));
    }

    @Test
    void wrongQuestionsNameTheField() {
        Tokens.as("li")
                .get("/api/conversations?list=all")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains("list"));
        Tokens.as("li")
                .get("/api/conversations?after=x")
                .then()
                .statusCode(422)
                .body("violations.field", contains("after"));
        Tokens.as("li")
                .get("/api/conversations?list=waiting&unanswered=true")
                .then()
                .statusCode(422)
                .body("violations.field", contains("unanswered"));
        Tokens.as("li").get("/api/conversations?limit=0").then().statusCode(422);
        Tokens.as("li").get("/api/conversations/no-uuid").then().statusCode(404);
    }

    /** Users who wait in both apps, in the order in which they came. */
    private List<String> waiting(int count) {
        List<String> users = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Routed user = Routed.newUser(n % 2 == 0 ? FIRST_APP : SECOND_APP);
            records.write(Topic.ROUTED, user.keyword("人工"));
            await().untilAsserted(
                            () -> assertThat(records.replies(user.openId())).hasSize(1));
            users.add(user.openId());
        }
        return users;
    }

    private static String appOf(String openId) {
        return Desk.fieldOf(openId, "appId");
    }

    private static List<String> readThrough(String path) {
        return readThrough("admin", path);
    }

    private static List<String> readThrough(String person, String path) {
        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = Tokens.as(person)
                    .get(path + "&after=" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.openId"));
            next = page.getString("next");
        }
        return read;
    }
}
