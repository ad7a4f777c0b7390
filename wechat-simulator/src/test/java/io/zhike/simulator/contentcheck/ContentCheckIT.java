package io.zhike.simulator.contentcheck;

import static io.restassured.RestAssured.given;
import static io.zhike.simulator.GatewayStandIn.JSON_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.zhike.simulator.AdjustableClock;
import io.zhike.simulator.GatewayStandIn;
import io.zhike.simulator.Simulator;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(GatewayStandIn.class)
class ContentCheckIT {

    @Inject
    AdjustableClock clock;

    @ParameterizedTest
    @CsvSource({"您好, pass", "有点可疑, review", "违规内容, risky"})
    void suggestsByTheText(String text, String suggest) {
        check(
                        Simulator.accessToken(JSON_APP),
                        "{\"openid\":\"o1\",\"version\":2,\"scene\":2,\"content\":\"" + text + "\"}")
                .body("errcode", equalTo(0))
                .body("result.suggest", equalTo(suggest));
    }

    @Test
    void wantsATokenAndAText() {
        check("no-token", "{}").body("errcode", equalTo(40001));
        check(Simulator.accessToken(JSON_APP), "{}").body("errcode", equalTo(40035));
    }

    @Test
    void answersTellTheTime() {
        Instant asked = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String date = given().get("/").then().extract().header("Date");
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                .isBetween(asked, clock.instant());
    }

    private static ValidatableResponse check(String token, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .queryParam("access_token", token)
                .post("/wxa/msg_sec_check")
                .then()
                .statusCode(200);
    }
}
