package io.zhike.simulator.send;

import static io.restassured.RestAssured.given;
import static io.zhike.simulator.GatewayStandIn.COMPAT_APP;
import static io.zhike.simulator.GatewayStandIn.JSON_APP;
import static io.zhike.simulator.GatewayStandIn.XML_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.zhike.simulator.AdjustableClock;
import io.zhike.simulator.GatewayStandIn;
import io.zhike.simulator.GatewayStandIn.Answer;
import io.zhike.simulator.Simulator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(GatewayStandIn.class)
class CustomMessageIT {

    @Inject
    AdjustableClock clock;

    @BeforeEach
    void answerSuccess() {
        GatewayStandIn.answer(_ -> Answer.SUCCESS);
    }

    @AfterEach
    void switchFaultsOff() {
        Simulator.faults("{}");
    }

    @Test
    void reachesThePhoneUntilTheCountIsUsedUp() {
        // Given
        Simulator.write(JSON_APP, "oThree", "你好");

        // Then
        assertThat(Simulator.send(JSON_APP, "oThree", "一")).isZero();
        assertThat(Simulator.send(JSON_APP, "oThree", "二")).isZero();
        assertThat(Simulator.phone(JSON_APP, "oThree").getInt("remaining")).isEqualTo(1);
        assertThat(Simulator.send(JSON_APP, "oThree", "三")).isZero();
        assertThat(Simulator.send(JSON_APP, "oThree", "四")).isEqualTo(45047);
        assertThat(Simulator.messages(JSON_APP, "oThree"))
                .extracting(message -> message.get("direction") + ":" + message.get("text"))
                .containsExactly("in:你好", "out:一", "out:二", "out:三");
    }

    @Test
    void aMenuIsListedWithItsChoices() {
        // Given
        Simulator.write(JSON_APP, "oMenu", "你好");

        // When
        var errcode = Simulator.sendBody(Simulator.accessToken(JSON_APP), """
                {"touser":"oMenu","msgtype":"msgmenu","msgmenu":{"head_content":"请选择",
                 "list":[{"id":"m:1","content":"查订单"},{"id":"m:2","content":"人工"}],"tail_content":"或直接输入"}}""");

        // Then
        assertThat(errcode).isZero();
        assertThat(Simulator.messages(JSON_APP, "oMenu").getLast())
                .containsEntry("type", "msgmenu")
                .containsEntry("text", "请选择")
                .containsEntry(
                        "content",
                        Map.of(
                                "head_content",
                                "请选择",
                                "list",
                                List.of(Map.of("id", "m:1", "content", "查订单"), Map.of("id", "m:2", "content", "人工")),
                                "tail_content",
                                "或直接输入"));
    }

    @Test
    void countsByTheAppsPolicy() {
        // Given
        Simulator.write(COMPAT_APP, "oFive", "你好");

        // Then
        for (var i = 0; i < 5; i++) {
            assertThat(Simulator.send(COMPAT_APP, "oFive", "回复")).isZero();
        }
        assertThat(Simulator.send(COMPAT_APP, "oFive", "回复")).isEqualTo(45047);
    }

    @Test
    void isRefusedOnceTheWindowIsClosed() {
        // Given
        Simulator.enter(JSON_APP, "oLate", "");

        // When
        clock.advance(Duration.ofSeconds(60));

        // Then
        assertThat(Simulator.send(JSON_APP, "oLate", "欢迎")).isEqualTo(45015);
        assertThat(Simulator.messages(JSON_APP, "oLate")).isEmpty();
    }

    @Test
    void isRefusedForAUserWhoHasDoneNothing() {
        // Given
        var user = given().get("/simulator/apps").then().extract().<String>path("items[0].users[0]");
        var app = given().get("/simulator/apps").then().extract().<String>path("items[0].appId");

        // Then
        assertThat(Simulator.send(app, user, "欢迎")).isEqualTo(45015);
    }

    @Test
    void isRefusedForAUserOfNoneOrOfAnotherApp() {
        // Given
        Simulator.write(XML_APP, "oOfXmlApp", "你好");

        // Then
        assertThat(Simulator.send(JSON_APP, "oNobody", "欢迎")).isEqualTo(40003);
        assertThat(Simulator.send(JSON_APP, "oOfXmlApp", "欢迎")).isEqualTo(40003);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                                                | 47001",
                "~~                                                               | 47001",
                "{\"touser\":\"oPicky\",\"msgtype\":\"hologram\",\"hologram\":{}} | 40008",
                "{\"touser\":\"oPicky\",\"msgtype\":\"text\",\"text\":{}}         | 44004"
            })
    void isRefusedWhereWeChatCannotReadIt(String body, int errcode) {
        Simulator.write(JSON_APP, "oPicky", "你好");

        assertThat(Simulator.sendBody(Simulator.accessToken(JSON_APP), body)).isEqualTo(errcode);
    }

    @Test
    void isRefusedOverTheLongestLengthAndCostsNothing() {
        // Given
        Simulator.write(JSON_APP, "oLong", "你好");

        // Then
        assertThat(Simulator.send(JSON_APP, "oLong", "知".repeat(683))).isEqualTo(45002);
        assertThat(Simulator.phone(JSON_APP, "oLong").getInt("remaining")).isEqualTo(3);
    }

    @Test
    void needsAnAccessTokenThatIsStillGood() {
        // Given
        Simulator.write(JSON_APP, "oToken", "你好");
        var body = "{\"touser\":\"oToken\",\"msgtype\":\"text\",\"text\":{\"content\":\"一\"}}";
        var old = Simulator.accessToken(JSON_APP);

        // Then
        assertThat(Simulator.sendBody("", body)).isEqualTo(41001);
        assertThat(Simulator.sendBody("made-up", body)).isEqualTo(40001);
        assertThat(Simulator.sendBody(old, body)).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(Simulator.sendBody(old, body)).isEqualTo(42001);
        assertThat(Simulator.sendBody(Simulator.accessToken(JSON_APP), body)).isZero();
    }

    @Test
    void anAccessTokenIsForThoseWhoKnowTheSecret() {
        assertThat(tokenErrcode(Map.of("grant_type", "client_credential", "appid", "wx1", "secret", "x")))
                .isEqualTo(40013);
        assertThat(tokenErrcode(Map.of("grant_type", "client_credential", "appid", JSON_APP, "secret", "x")))
                .isEqualTo(40125);
        assertThat(tokenErrcode(Map.of("appid", JSON_APP, "secret", GatewayStandIn.SECRET)))
                .isEqualTo(40002);
        given().contentType(ContentType.JSON)
                .body(Map.of("grant_type", "client_credential", "appid", JSON_APP, "secret", GatewayStandIn.SECRET))
                .post("/cgi-bin/stable_token")
                .then()
                .body("access_token", hasLength(512))
                .body("expires_in", lessThanOrEqualTo(7200));
    }

    @Test
    void showsThatSomeoneTypes() {
        // Given
        var token = Simulator.accessToken(JSON_APP);
        var typing = "{\"touser\":\"oTyping\",\"command\":\"Typing\"}";
        Simulator.enter(JSON_APP, "oTyping", "");

        // Then
        assertThat(Simulator.call("business/typing", token, typing)).isEqualTo(45080);
        Simulator.write(JSON_APP, "oTyping", "你好");
        assertThat(Simulator.call("business/typing", token, typing.replace("Typing\"}", "Dancing\"}")))
                .isEqualTo(45072);
        assertThat(Simulator.call("business/typing", token, typing)).isZero();
        assertThat(Simulator.phone(JSON_APP, "oTyping").getString("typingUntil"))
                .isNotNull();
        assertThat(Simulator.call("business/typing", token, typing)).isEqualTo(45081);
        assertThat(Simulator.call("business/typing", token, typing.replace("Typing\"}", "CancelTyping\"}")))
                .isZero();
        assertThat(Simulator.phone(JSON_APP, "oTyping").getString("typingUntil"))
                .isNull();
    }

    @Test
    void failsWithTheErrorCodeThatWasAskedFor() {
        // Given
        Simulator.write(JSON_APP, "oFault", "你好");
        Simulator.write(XML_APP, "oFault", "你好");

        // When
        Simulator.faults("{\"apps\":{\"" + JSON_APP + "\":{\"errorCode\":45009}}}");

        // Then
        assertThat(Simulator.send(JSON_APP, "oFault", "一")).isEqualTo(45009);
        assertThat(Simulator.send(XML_APP, "oFault", "一")).isZero();
        assertThat(Simulator.phone(JSON_APP, "oFault").getInt("remaining")).isEqualTo(3);
    }

    @Test
    void keepsCallersWaiting() {
        // Given
        Simulator.write(JSON_APP, "oLatency", "你好");
        Simulator.faults("{\"global\":{\"latencyMs\":400}}");
        var token = Simulator.accessToken(JSON_APP);

        // When
        var started = System.nanoTime();
        Simulator.sendBody(token, "{\"touser\":\"oLatency\",\"msgtype\":\"text\",\"text\":{\"content\":\"一\"}}");

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void isSilentBeforeAccepting() {
        // Given
        Simulator.write(JSON_APP, "oSilentBefore", "你好");
        Simulator.faults("{\"global\":{\"timeout\":\"before\"}}");

        // Then
        assertThatThrownBy(() -> sendPatiently("oSilentBefore")).isInstanceOf(HttpTimeoutException.class);
        assertThat(Simulator.phone(JSON_APP, "oSilentBefore").getInt("remaining"))
                .isEqualTo(3);
    }

    @Test
    void isSilentAfterAccepting() {
        // Given
        Simulator.write(JSON_APP, "oSilentAfter", "你好");
        Simulator.faults("{\"global\":{\"timeout\":\"after\",\"failingShare\":1}}");

        // Then
        assertThatThrownBy(() -> sendPatiently("oSilentAfter")).isInstanceOf(HttpTimeoutException.class);
        await().untilAsserted(() -> assertThat(Simulator.messages(JSON_APP, "oSilentAfter"))
                .extracting(message -> message.get("text"))
                .isEqualTo(List.of("你好", "一")));
    }

    @Test
    void aFaultThatMakesNoSenseIsRefusedWithItsField() {
        given().contentType(ContentType.JSON)
                .body("{\"global\":{\"failingShare\":1.5}}")
                .put("/simulator/faults")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("global.failingShare"));
    }

    private void sendPatiently(String openId) throws IOException, InterruptedException {
        var uri = Simulator.uri("/cgi-bin/message/custom/send?access_token=" + Simulator.accessToken(JSON_APP));
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(Duration.ofMillis(500))
                            .POST(BodyPublishers.ofString(
                                    "{\"touser\":\"%s\",\"msgtype\":\"text\",\"text\":{\"content\":\"一\"}}"
                                            .formatted(openId)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static int tokenErrcode(Map<String, String> request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .post("/cgi-bin/stable_token")
                .then()
                .statusCode(200)
                .extract()
                .path("errcode");
    }
}
