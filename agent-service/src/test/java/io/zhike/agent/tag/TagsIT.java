package io.zhike.agent.tag;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

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
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What conversations are about. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class TagsIT {

    private static final String TAGS = "/api/apps/" + FIRST_APP + "/tags";

    private final Records records = new Records();
    private String first = "";
    private String second = "";

    @Inject
    Desk desk;

    @BeforeEach
    void twoUsersAreWithTheRobot() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(Desk.SECOND_APP, "zhao", "ADMIN", 10);
        Desk.status("li", "AWAY");
        first = conversation();
        second = conversation();
    }

    private String conversation() {
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(1));
        return Desk.idOf(user.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void areGivenByWhoHasOrHadItAndByAdministrators() {
        // Given li may read it, and nobody has had it
        tag("li", first, "退款").statusCode(403);
        tag("admin", first, "退款").statusCode(200).body("tags", contains("退款"));

        // When
        Desk.accept("li", first).then().statusCode(200);

        // Then
        tag("li", first, "发票", "退款", "发票").statusCode(200).body("tags", contains("发票", "退款"));
        tag("wang", first, "发票").statusCode(404);
        tag("zhao", first, "发票").statusCode(404);
        tag("admin", UUID.randomUUID().toString(), "发票").statusCode(404);
        Desk.end("li", first).then().statusCode(200);
        tag("li", first).statusCode(200).body("tags", empty());
    }

    @Test
    void thoseInUseAreSuggestedTheMostUsedFirst() {
        // Given
        tag("admin", first, "退款", "发票 Invoice").statusCode(200);
        tag("admin", second, "发票 Invoice", "投诉").statusCode(200);
        tag("admin", second, "发票 Invoice").statusCode(200);

        // When, then
        suggested("").body("items.name", contains("发票 Invoice", "退款")).body("items.uses", contains(2, 1));
        suggested("invoice").body("items.name", contains("发票 Invoice"));
        suggested("投诉").body("items", empty());
        suggested("%").body("items", empty());
        Tokens.as("zhao").get(TAGS).then().statusCode(404);
    }

    @Test
    void areFewAndShort() {
        tag("admin", first, Collections.nCopies(20, "一").toArray(String[]::new)).statusCode(200);
        tag("admin", first, IntStream.range(0, 21).mapToObj(n -> "t" + n).toArray(String[]::new))
                .statusCode(422);
        tag("admin", first, "一".repeat(30)).statusCode(200);
        tag("admin", first, "一".repeat(31)).statusCode(422);
        tag("admin", first, " ").statusCode(422);
        tag("admin", first, "a\0").statusCode(422);
        Tokens.as("admin")
                .body("[null]")
                .put("/api/conversations/{id}/tags", first)
                .then()
                .statusCode(422);
    }

    private static ValidatableResponse tag(String agent, String conversation, String... tags) {
        return Tokens.as(agent)
                .body(List.of(tags))
                .put("/api/conversations/{id}/tags", conversation)
                .then();
    }

    private static ValidatableResponse suggested(String part) {
        return Tokens.as("li").queryParam("q", part).get(TAGS).then().statusCode(200);
    }
}
