package io.zhike.simulator.push;

import static io.restassured.RestAssured.given;
import static io.zhike.simulator.GatewayStandIn.COMPAT_APP;
import static io.zhike.simulator.GatewayStandIn.JSON_APP;
import static io.zhike.simulator.GatewayStandIn.PLAIN_APP;
import static io.zhike.simulator.GatewayStandIn.XML_APP;
import static io.zhike.simulator.GatewayStandIn.receivedFrom;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.zhike.simulator.GatewayStandIn;
import io.zhike.simulator.GatewayStandIn.Answer;
import io.zhike.simulator.Simulator;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.TransferAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(GatewayStandIn.class)
class PushIT {

    private static final int USERS = 100;

    @BeforeEach
    void answerSuccess() {
        GatewayStandIn.answer(_ -> Answer.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_APP, XML_APP, PLAIN_APP, COMPAT_APP})
    void signsAndEncryptsAsTheAppIsSet(String app) {
        // Given
        var user = "oFormat-" + app;

        // When
        var msgId = Simulator.write(app, user, "你好 <b> & ]]> 😀");

        // Then
        await().until(() -> receivedFrom(user), received -> !received.isEmpty());
        var received = receivedFrom(user).getFirst();
        assertThat(received.appId()).isEqualTo(app);
        assertThat(received.query()).containsEntry("openid", user);
        assertThat(received.push()).isInstanceOfSatisfying(Push.Text.class, text -> {
            assertThat(text.content()).isEqualTo("你好 <b> & ]]> 😀");
            assertThat(text.envelope().msgId()).isEqualTo(msgId);
            assertThat(text.envelope().toUserName()).startsWith("gh_");
            assertThat(text.createTime()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        await().untilAsserted(() ->
                assertThat(Simulator.messages(app, user).getFirst()).containsEntry("delivery", "DELIVERED"));
    }

    @Test
    void pushesAPictureWithItsId() {
        // When
        Simulator.write(XML_APP, "oPicture", Map.of("type", "image"));

        // Then
        await().until(() -> receivedFrom("oPicture"), received -> !received.isEmpty());
        assertThat(receivedFrom("oPicture").getFirst().push()).isInstanceOfSatisfying(Push.Image.class, image -> {
            assertThat(image.mediaId()).isNotBlank();
            assertThat(image.pictureUrl()).startsWith("http");
        });
        assertThat(Simulator.messages(XML_APP, "oPicture").getFirst()).containsEntry("type", "image");
    }

    @Test
    void pushesACardWithItsPage() {
        // When
        Simulator.write(
                JSON_APP, "oCard", Map.of("type", "miniprogrampage", "title", "订单 7", "pagePath", "pages/order?id=7"));

        // Then
        await().until(() -> receivedFrom("oCard"), received -> !received.isEmpty());
        assertThat(receivedFrom("oCard").getFirst().push()).isInstanceOfSatisfying(Push.MiniProgramPage.class, page -> {
            assertThat(page.title()).isEqualTo("订单 7");
            assertThat(page.appId()).isEqualTo(JSON_APP);
            assertThat(page.pagePath()).isEqualTo("pages/order?id=7");
        });
        assertThat(Simulator.messages(JSON_APP, "oCard").getFirst())
                .containsEntry("type", "miniprogrampage")
                .containsEntry("text", "订单 7");
    }

    @Test
    void tellsWhoEntersAndFromWhere() {
        // When
        Simulator.enter(XML_APP, "oEnters", "订单页".repeat(1_000));

        // Then
        await().until(() -> receivedFrom("oEnters"), received -> !received.isEmpty());
        assertThat(receivedFrom("oEnters").getFirst().push())
                .isInstanceOfSatisfying(Push.SessionEntered.class, entered -> {
                    assertThat(entered.sessionFrom()).hasSize(1_000).startsWith("订单页订单页");
                    assertThat(entered.envelope().msgId()).isNull();
                });
        assertThat(Simulator.messages(XML_APP, "oEnters")).isEmpty();
    }

    @Test
    void pushesTheIdAndTheTimeThatAScriptChooses() {
        // When
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "text", "text", "又来了", "msgId", "24538941231231231", "createTime", 1714112445))
                .post("/simulator/apps/{app}/users/{user}/messages", JSON_APP, "oChoosesId")
                .then()
                .statusCode(202)
                .body("msgId", equalTo("24538941231231231"), "createTime", equalTo(1714112445));

        // Then
        await().until(() -> receivedFrom("oChoosesId"), received -> !received.isEmpty());
        var push = receivedFrom("oChoosesId").getFirst().push();
        assertThat(push.envelope().msgId()).isEqualTo("24538941231231231");
        assertThat(push.createTime()).isEqualTo(Instant.ofEpochSecond(1714112445));
    }

    @Test
    void aTappedChoiceIsPushedWithItsId() {
        // When
        for (String app : List.of(JSON_APP, XML_APP)) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("type", "text", "text", "查物流", "menuChoice", "menu:main:2"))
                    .post("/simulator/apps/{app}/users/{user}/messages", app, "oTaps")
                    .then()
                    .statusCode(202);
        }

        // Then
        await().until(() -> receivedFrom("oTaps").size() == 2);
        assertThat(receivedFrom("oTaps"))
                .allSatisfy(received -> assertThat(received.push().envelope().fields())
                        .containsEntry("Content", "查物流")
                        .containsEntry("bizmsgmenuid", "menu:main:2"));
    }

    @Test
    void anEmptyAnswerIsASuccess() {
        // Given
        GatewayStandIn.answer(_ -> new Answer(200, ""));

        // When
        Simulator.write(JSON_APP, "oEmptyAnswer", "你好");

        // Then
        await().untilAsserted(() -> assertThat(
                        Simulator.messages(JSON_APP, "oEmptyAnswer").getFirst())
                .containsEntry("delivery", "DELIVERED"));
        assertThat(Simulator.attempts("oEmptyAnswer"))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("attempt", 1)
                        .containsEntry("status", 200)
                        .containsEntry("delivery", "DELIVERED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_APP, XML_APP})
    void aMessageMayBeHandedToWeChatsWebTool(String app) {
        // Given
        var user = "oHandedOver";
        var format = app.equals(XML_APP) ? PushFormat.XML : PushFormat.JSON;
        GatewayStandIn.answer(received -> {
            var transfer = TransferAnswer.to(received.push(), format, Instant.now());
            return new Answer(200, new String(transfer.body(), StandardCharsets.UTF_8));
        });

        // When
        Simulator.write(app, user, "有人吗");

        // Then
        await().untilAsserted(() ->
                assertThat(Simulator.messages(app, user).getFirst()).containsEntry("delivery", "HANDED_OVER"));
        assertThat(Simulator.messages(app, user)).hasSize(1);
    }

    @Test
    void triesThreeTimesAndThenApologizesToTheUser() {
        // Given
        GatewayStandIn.answer(_ -> new Answer(503, "later"));

        // When
        Simulator.write(JSON_APP, "oRefused", "有人吗");

        // Then
        await().untilAsserted(() ->
                assertThat(Simulator.messages(JSON_APP, "oRefused").getFirst()).containsEntry("delivery", "FAILED"));
        assertThat(Simulator.attempts("oRefused"))
                .extracting(attempt -> attempt.get("attempt"))
                .containsExactly(1, 2, 3);
        assertThat(Simulator.attempts("oRefused").getLast())
                .containsEntry("status", 503)
                .containsEntry("body", "later")
                .containsEntry("delivery", "FAILED");
        assertThat(receivedFrom("oRefused"))
                .extracting(received -> received.push().envelope().msgId())
                .containsOnly(
                        receivedFrom("oRefused").getFirst().push().envelope().msgId());
        await().untilAsserted(
                        () -> assertThat(Simulator.phone(JSON_APP, "oRefused").getList("entries.text", String.class))
                                .containsExactly("有人吗", "该小程序客服暂时无法提供服务，请稍后再试"));
    }

    @Test
    void anyOtherBodyIsNoSuccess() {
        // Given
        GatewayStandIn.answer(
                received -> receivedFrom(received.push().openId()).size() < 3 ? new Answer(200, "ok") : Answer.SUCCESS);

        // When
        Simulator.write(JSON_APP, "oThirdTry", "有人吗");

        // Then
        await().untilAsserted(() -> assertThat(
                        Simulator.messages(JSON_APP, "oThirdTry").getFirst())
                .containsEntry("delivery", "DELIVERED"));
        assertThat(Simulator.attempts("oThirdTry"))
                .extracting(attempt -> attempt.get("delivery"))
                .containsExactly("FAILED", "FAILED", "DELIVERED");
    }

    @Test
    void givesUpWaitingAfterTheTimeout() {
        // Given
        var never = new CountDownLatch(1);
        GatewayStandIn.answer(received -> {
            if (receivedFrom(received.push().openId()).size() == 1) {
                waitFor(never);
            }
            return Answer.SUCCESS;
        });

        // When
        Simulator.write(JSON_APP, "oSlow", "有人吗");

        // Then
        await().untilAsserted(() -> assertThat(Simulator.attempts("oSlow")).hasSize(2));
        never.countDown();
        assertThat(Simulator.attempts("oSlow").getFirst())
                .containsEntry("error", "no answer within PT3S")
                .doesNotContainKey("status")
                .extractingByKey("latencyMs")
                .satisfies(latency -> assertThat((Integer) latency).isGreaterThanOrEqualTo(3_000));
        assertThat(Simulator.attempts("oSlow").getLast()).containsEntry("delivery", "DELIVERED");
    }

    @Test
    void sendsTheNextPushOfAUserOnlyAfterTheFormer() {
        // Given
        var release = new CountDownLatch(1);
        GatewayStandIn.answer(received -> {
            if (received.push() instanceof Push.SessionEntered) {
                waitFor(release);
            }
            return Answer.SUCCESS;
        });

        // When
        Simulator.enter(JSON_APP, "oInOrder", "");
        Simulator.write(JSON_APP, "oInOrder", "一");
        Simulator.write(JSON_APP, "oInOrder", "二");
        Simulator.write(JSON_APP, "oMeanwhile", "另一位用户");

        // Then
        await().until(() -> !receivedFrom("oMeanwhile").isEmpty());
        assertThat(receivedFrom("oInOrder")).hasSize(1);
        release.countDown();
        await().untilAsserted(() -> assertThat(receivedFrom("oInOrder").stream()
                        .map(received -> received.push().envelope().fields().getOrDefault("Content", "进入"))
                        .toList())
                .containsExactly("进入", "一", "二"));
    }

    @Test
    void listsAttemptsByPageAndUser() {
        // When
        IntStream.range(0, 5).forEach(i -> Simulator.write(JSON_APP, "oPaged", "第" + i));
        await().until(() -> Simulator.attempts("oPaged").size() == 5);

        // Then
        var first = given().get("/simulator/pushes?app={app}&openId=oPaged&limit=3", JSON_APP)
                .then()
                .body("items", hasSize(3))
                .body("next", notNullValue())
                .extract()
                .<String>path("next");
        given().get("/simulator/pushes?openId=oPaged&limit=3&after={next}", first)
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        given().get("/simulator/pushes?app={app}&openId=oPaged", XML_APP).then().body("items", hasSize(0));
    }

    @Test
    void takesManyUsersAtOnceAndEachInOrder() throws InterruptedException {
        // Given
        var turns = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

        // When
        try (var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var users = threads.invokeAll(IntStream.range(0, USERS)
                    .<Callable<Void>>mapToObj(user -> () -> {
                        for (var turn : turns) {
                            write(http, "oMany" + user, turn);
                        }
                        return null;
                    })
                    .toList());
            assertThat(users).allMatch(user -> user.state() == Future.State.SUCCESS);
        }

        // Then
        // A busy machine may make an attempt time out: what came twice is the same push again.
        for (var user = 0; user < USERS; user++) {
            var openId = "oMany" + user;
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(receivedFrom(openId).stream()
                                    .map(received ->
                                            received.push().envelope().fields().get("Content"))
                                    .distinct()
                                    .toList())
                            .isEqualTo(turns));
        }
    }

    /** RestAssured would take longer than what is tested. */
    private static void write(HttpClient http, String user, String text) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        Simulator.uri("/simulator/apps/" + JSON_APP + "/users/" + user + "/messages"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"text\",\"text\":\"" + text + "\"}"))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
