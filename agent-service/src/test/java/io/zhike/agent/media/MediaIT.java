package io.zhike.agent.media;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Pictures;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.ReplyContent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class MediaIT {

    private static final byte[] PNG = Pictures.plain("png");

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @BeforeEach
    void liAndWangWorkForTheFirstAppAndZhaoForTheSecond() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
        Desk.status("li", "AWAY");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void whatWasUploadedCanBeSeenByThoseOfTheAppAndSent() {
        // When
        Response uploaded = upload("li", FIRST_APP, PNG);

        // Then
        uploaded.then()
                .statusCode(201)
                .body("type", equalTo("image/png"))
                .body("size", equalTo(PNG.length))
                .body("width", equalTo(8));
        String id = uploaded.path("id");
        Response seen = Tokens.as("wang").get("/api/media/{id}", id);
        seen.then().statusCode(200).header("Content-Type", "image/png").header("X-Content-Type-Options", "nosniff");
        assertThat(seen.asByteArray()).isEqualTo(PNG);
        Tokens.as("zhao").get("/api/media/{id}", id).then().statusCode(404);

        // When
        String conversation = conversationOf(user);
        say(conversation, Map.of("type", "image", "mediaId", id)).then().statusCode(202);
        say(
                        conversation,
                        Map.of("type", "miniprogrampage", "title", "订单", "pagePath", "pages/order", "thumbMediaId", id))
                .then()
                .statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(reply -> reply.content())
                .containsExactly(
                        new ReplyContent.Image(UUID.fromString(id)),
                        new ReplyContent.MiniProgramPage("订单", "pages/order", UUID.fromString(id))));
        assertThat(Desk.messages(conversation))
                .element(1)
                .satisfies(message -> assertThat(message)
                        .containsEntry("type", "image")
                        .containsEntry("content", Map.of("type", "image", "mediaId", id)));
        assertThat(Tokens.asService()
                        .get("/api/internal/apps/{app}/media/{id}", FIRST_APP, id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(PNG);
        Tokens.asService()
                .get("/api/internal/apps/{app}/media/{id}", SECOND_APP, id)
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNoPictureIsNotTaken() {
        upload("li", FIRST_APP, "<svg/>".getBytes()).then().statusCode(422).body("violations.field", hasItem("file"));
        upload("li", SECOND_APP, PNG).then().statusCode(404);
    }

    @Test
    void aPictureOfAnotherAppIsNotSent() {
        String foreign = upload("zhao", SECOND_APP, PNG).path("id");
        say(conversationOf(user), Map.of("type", "image", "mediaId", foreign))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("mediaId"));
        say(conversationOf(user), Map.of("type", "image", "mediaId", UUID.randomUUID()))
                .then()
                .statusCode(422);
    }

    @Test
    void theRobotSendsWhatWasUploadedForItsApp() {
        // Given
        String own = upload("li", FIRST_APP, PNG).path("id");
        String foreign = upload("zhao", SECOND_APP, PNG).path("id");
        String path = "/api/apps/" + FIRST_APP + "/reception/rules";
        String settings = """
                {"rules": [{"replies": [{"type": "image", "mediaId": "%s"}]},
                           {"replies": [{"type": "text", "text": "您好"},
                                        {"type": "miniprogrampage", "title": "订单", "thumbMediaId": "%s"}]}]}
                """;

        int asked = OtherServices.asked(path).size();

        // When, then
        Tokens.as("admin").body(settings.formatted(own, own)).put(path).then().statusCode(200);
        Tokens.as("admin")
                .body(settings.formatted("picture", foreign))
                .put(path)
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        equalTo(List.of("rules[0].replies[0].mediaId", "rules[1].replies[1].thumbMediaId")));
        assertThat(OtherServices.asked(path)).hasSize(asked + 1);
    }

    @Test
    void whatAUserSentIsSeenByThoseWhoReadTheConversation() {
        // Given
        records.write(Topic.ROUTED, user.toRobot(new MessageContent.Image("wechat-1", null)));
        String conversation = conversationOf(user);
        String message = Objects.toString(Desk.messages(conversation).getFirst().get("id"));
        Tokens.as("li").get("/api/media/{id}", message).then().statusCode(404);

        // When
        List.of(PNG, Pictures.plain("gif"))
                .forEach(picture -> keep(FIRST_APP, message, picture).then().statusCode(204));

        // Then
        assertThat(Tokens.as("li").get("/api/media/{id}", message).asByteArray())
                .isEqualTo(PNG);
        Desk.accept("li", conversation).then().statusCode(200);
        Tokens.as("wang").get("/api/media/{id}", message).then().statusCode(404);
        Tokens.as("zhao").get("/api/media/{id}", message).then().statusCode(404);
        say(conversation, Map.of("type", "image", "mediaId", message)).then().statusCode(422);
    }

    @Test
    void onlyAServiceKeepsPictures() {
        String message = UUID.randomUUID().toString();
        keep(FIRST_APP, message, "no picture".getBytes()).then().statusCode(422);
        keep("wx-unknown", message, PNG).then().statusCode(404);
        Tokens.as("admin")
                .contentType(ContentType.BINARY)
                .body(PNG)
                .put("/api/internal/apps/{app}/media/{id}", FIRST_APP, message)
                .then()
                .statusCode(403);
        Tokens.as("admin")
                .get("/api/internal/apps/{app}/media/{id}", FIRST_APP, message)
                .then()
                .statusCode(403);
    }

    private static Response keep(String app, String message, byte[] bytes) {
        return Tokens.asService()
                .contentType(ContentType.BINARY)
                .body(bytes)
                .put("/api/internal/apps/{app}/media/{id}", app, message);
    }

    private static Response upload(String person, String app, byte[] bytes) {
        return Tokens.as(person)
                .contentType(ContentType.MULTIPART)
                .multiPart("app", app)
                .multiPart("file", "any-name.txt", bytes)
                .post("/api/media");
    }

    private static Response say(String conversation, Map<String, Object> words) {
        var body = new HashMap<>(words);
        body.put("id", UUID.randomUUID());
        return Tokens.as("li").body(body).post("/api/conversations/{id}/messages", conversation);
    }

    private String conversationOf(Routed someone) {
        if (Desk.conversationsOf(someone.openId()).isEmpty()) {
            records.write(Topic.ROUTED, someone.toRobot("你好"));
        }
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(someone.openId())).isNotEmpty());
        return Desk.idOf(someone.openId());
    }
}
