package io.zhike.agent.privacy;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Pictures;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user who is erased is not to be found any more, and can come back. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ErasureIT {

    private static final String WORDS = "我的身份证号是一二三";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private final Routed other = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @Inject
    Stored stored;

    @BeforeEach
    void liHasTwoUsers() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 1);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "ONLINE");
        records.write(
                Topic.ROUTED,
                user.visitOf(new SelfReported("小王", null, null)),
                user.toRobot(new MessageContent.Image("media", null)),
                user.keyword(WORDS));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "SERVING"));
        conversation = Desk.idOf(user.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void nothingOfThemIsLeft() {
        // Given everything that can be known of someone
        String picture = Desk.messages(conversation).stream()
                .filter(message -> "image".equals(message.get("type")))
                .map(message -> (String) message.get("id"))
                .findFirst()
                .orElseThrow();
        Tokens.asService()
                .contentType("application/octet-stream")
                .body(Pictures.plain("png"))
                .put("/api/internal/apps/{app}/media/{id}", FIRST_APP, picture)
                .then()
                .statusCode(204);
        String sent = upload();
        Tokens.as("li")
                .body(Map.of("id", UUID.randomUUID(), "type", "image", "mediaId", sent))
                .post("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(202);
        Desk.say("li", conversation, WORDS + "，收到").then().statusCode(202);
        Desk.hold("li", conversation, WORDS + "，稍后").then().statusCode(202);
        Tokens.as("li")
                .body(Map.of("id", UUID.randomUUID(), "text", WORDS))
                .post("/api/conversations/{id}/notes", conversation)
                .then()
                .statusCode(201);
        Tokens.as("li").body(List.of("身份")).put("/api/conversations/{id}/tags", conversation);
        Tokens.as("li")
                .body(Map.of("remarkName", "老王", "memo", WORDS))
                .patch("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then()
                .statusCode(200);
        Tokens.as("li")
                .body(Map.of("reason", WORDS))
                .post("/api/apps/{app}/users/{user}/block-proposals", FIRST_APP, user.openId())
                .then()
                .statusCode(201);
        records.write(Topic.ROUTED, other.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(other.openId()).isEmpty());

        // When
        erase().statusCode(200)
                .body("conversations", equalTo(1))
                .body("pictures", equalTo(2))
                .body("remains.where", hasItems("KAFKA", "AUDIT", "WECHAT"));

        // Then
        assertThat(stored.places(WORDS)).isEmpty();
        assertThat(stored.places("小王")).isEmpty();
        assertThat(stored.places("老王")).isEmpty();
        await().untilAsserted(() -> assertThat(stored.places(user.openId(), "audit", "webhook_delivery"))
                .isEmpty());
        assertThat(stored.rows("media where cast(id as text) in ('%s', '%s')".formatted(picture, sent)))
                .isZero();
        assertThat(stored.rows("tag where uses > 0")).isZero();
        Tokens.as("admin").get("/api/conversations/{id}", conversation).then().statusCode(404);
        assertThat(Desk.conversationsOf(other.openId())).hasSize(1);
    }

    @Test
    void theOtherServicesAreToldAfterEverythingElse() {
        // When
        erase().statusCode(200);

        // Then
        await().untilAsserted(() -> assertThat(records.erasures(user.openId()))
                .singleElement()
                .satisfies(erased -> assertThat(erased.number()).isEqualTo(3)));
        assertThat(records.changes(user.openId()).getLast().state()).isEqualTo(ConversationChanged.State.ENDED);
        Tokens.as("admin")
                .get("/api/apps/{app}/audit", FIRST_APP)
                .then()
                .body("items[0].action", equalTo("USER_ERASED"))
                .body("items[0].actor", equalTo("admin"));
    }

    @Test
    void whoeverHadThemHasRoomAgain() {
        // Given
        records.write(Topic.ROUTED, other.keyword("人工"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(other.openId())).containsEntry("state", "WAITING"));

        // When
        erase().statusCode(200);

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(other.openId())).containsEntry("agentId", "li"));
    }

    @Test
    void aPictureThatACannedReplyHasStays() {
        // Given
        String sent = upload();
        Tokens.as("admin")
                .body(Map.of("scope", "app", "title", "门店", "content", Map.of("type", "image", "mediaId", sent)))
                .post("/api/apps/{app}/canned-replies", FIRST_APP)
                .then()
                .statusCode(201);
        Tokens.as("li")
                .body(Map.of("id", UUID.randomUUID(), "type", "image", "mediaId", sent))
                .post("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(202);

        // When
        erase().statusCode(200);

        // Then
        Tokens.as("li").get("/api/media/{id}", sent).then().statusCode(200);
    }

    @Test
    void whoComesBackIsNew() {
        // Given
        erase().statusCode(200);
        Routed again = new Routed(FIRST_APP, user.openId());
        MessageRouted first = again.toRobot("我又来了");

        // When
        records.write(Topic.ROUTED, first);

        // Then
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ROBOT");
        assertThat(Desk.idOf(user.openId())).isNotEqualTo(conversation);
        Tokens.as("li")
                .get("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then()
                .body("visits", equalTo(0));
    }

    private String upload() {
        return Tokens.as("li")
                .contentType("multipart/form-data")
                .multiPart("app", FIRST_APP)
                .multiPart("file", "picture.png", Pictures.plain("png"), "image/png")
                .post("/api/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse erase() {
        return Tokens.as("admin")
                .delete("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then();
    }
}
