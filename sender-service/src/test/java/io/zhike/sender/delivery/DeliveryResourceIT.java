package io.zhike.sender.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/apps/{appId}/deliveries/{id}}. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class DeliveryResourceIT {

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void tellsEveryAttemptAndTheEnd() {
        // Given a reply that was sent at its second attempt
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).dueAt()).isAfter(clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        Replies.awaitSettled(records, reply);

        // When
        ValidatableResponse answer = get(WeChatResource.APP, reply.replyId().toString());

        // Then
        answer.statusCode(200)
                .body("id", equalTo(reply.replyId().toString()))
                .body("state", equalTo("SETTLED"))
                .body("outcome", equalTo("SENT"))
                .body("reason", nullValue())
                .body("approvedAt", equalTo(reply.approvedAt().toString()))
                .body("sendBefore", equalTo(reply.sendBefore().toString()))
                .body("settledAt", equalTo(clock.instant().toString()))
                .body("attempts.errcode", contains(-1, 0))
                .body("attempts.result", contains("BUSY", "SENT"))
                .body("attempts.rid", contains("1", null))
                .body(
                        "attempts.attemptedAt",
                        contains(reply.approvedAt().toString(), clock.instant().toString()));
        assertThat(answer.extract().asString()).doesNotContain(SecretWords.TEXT).doesNotContain(SecretWords.TOKEN);
    }

    @Test
    void tellsTheAttemptUnderWay() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        weChat.plan(user, new Hold(end, Fate.errcode(0)));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));

        // When
        ValidatableResponse answer = get(WeChatResource.APP, reply.replyId().toString());
        end.countDown();

        // Then
        answer.statusCode(200)
                .body("state", equalTo("SENDING"))
                .body("attempts", hasSize(1))
                .body("attempts[0].answeredAt", nullValue())
                .body("outcome", nullValue())
                .body("settledAt", nullValue());
    }

    @Test
    void anotherAppsReplyIsNotThere() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        Replies.awaitSettled(records, reply);

        // When
        ValidatableResponse answer =
                get(WeChatResource.LIMITED_APP, reply.replyId().toString());

        // Then
        answer.statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whatIsNoIdIsNotThere() {
        get(WeChatResource.APP, "7").statusCode(404);
    }

    @Test
    void answersServicesAlone() {
        String path = "/api/apps/" + WeChatResource.APP + "/deliveries/" + UUID.randomUUID();

        given().get(path).then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("nonsense").get(path).then().statusCode(401);
        given().auth().oauth2(personsToken()).get(path).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'kafka' }.data.reachable", equalTo(true));
        given().get("/q/metrics").then().statusCode(200).body(not(containsString(SecretWords.TOKEN)));
    }

    private static ValidatableResponse get(String app, String id) {
        return given().auth()
                .oauth2(servicesToken())
                .get("/api/apps/{app}/deliveries/{id}", app, id)
                .then();
    }

    private static String servicesToken() {
        return token(
                "grant_type=client_credentials",
                "client_id=" + EmbeddedOidc.SERVICES_CLIENT,
                "client_secret=" + EmbeddedOidc.SERVICES_SECRET);
    }

    private static String personsToken() {
        return token("grant_type=password", "client_id=" + EmbeddedOidc.PEOPLE_CLIENT, "username=li", "password=li");
    }

    private static String token(String... form) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(String.join("&", form))
                .post(Engines.oidc() + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
