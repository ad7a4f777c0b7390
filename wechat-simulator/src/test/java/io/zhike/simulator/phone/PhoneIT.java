package io.zhike.simulator.phone;

import static io.restassured.RestAssured.given;
import static io.zhike.simulator.GatewayStandIn.JSON_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.zhike.simulator.GatewayStandIn;
import io.zhike.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(GatewayStandIn.class)
class PhoneIT {

    @Test
    void appsComeWithUsers() {
        given().get("/simulator/apps")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items.appId", hasItem(JSON_APP))
                .body("items.find { it.appId == '" + JSON_APP + "' }.users", hasItem("oZhikeUser1_ba5fad812f8e6fb9"));
    }

    @Test
    @Timeout(20)
    void isToldOfEveryChange() throws IOException, InterruptedException {
        // Given
        try (var http = HttpClient.newHttpClient()) {
            var updates = http.send(
                    HttpRequest.newBuilder(Simulator.uri("/simulator/apps/" + JSON_APP + "/users/oWatched/updates"))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(updates.body(), StandardCharsets.UTF_8))) {
                assertThat(nextVersion(lines)).isZero();

                // When
                Simulator.write(JSON_APP, "oWatched", "你好");

                // Then
                assertThat(nextVersion(lines)).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"miniprogrampage\",\"pagePath\":\"\"}  | title",
                "{\"type\":\"text\",\"text\":\" \"}                     | text",
                "{\"type\":\"text\"}                                    | text",
                "{\"type\":\"text\",\"text\":\"a\",\"msgId\":\"1 2\"}   | msgId",
                "{\"type\":\"text\",\"text\":\"a\",\"createTime\":-1}   | createTime"
            })
    void aMistakeIsToldWithItsField(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/simulator/apps/{app}/users/oMistaken/messages", JSON_APP)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", containsString(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"voice\"}", "{\"text\":\"你好\"}", "{"})
    void whatIsNoMessageIsABadRequest(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/simulator/apps/{app}/users/oMistaken/messages", JSON_APP)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anUnknownAppIsNotFound() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/simulator/apps/wx1/users/o1/enter")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void anOpenIdHasWeChatsLetters() {
        given().get("/simulator/apps/{app}/users/{user}", JSON_APP, "o 1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void showsItsPage() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString("js/main.js"));
        given().get("/js/main.js").then().statusCode(200).contentType(containsString("javascript"));
    }

    @Test
    void isHealthy() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static long nextVersion(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return Long.parseLong(line.substring("data:".length()).strip());
            }
        }
        throw new AssertionError("The updates ended");
    }
}
