package io.zhike.quota.window;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.zhike.embedded.WithEngines;
import io.zhike.quota.Desk;
import io.zhike.quota.KafkaTopics;
import io.zhike.quota.TestClock;
import io.zhike.quota.Tokens;
import io.zhike.quota.TwoApps;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TwoApps.class)
@WithEngines(database = "quota", topics = KafkaTopics.ALL, oidc = true)
class QuotaApiIT {

    private static final String QUOTA = "/api/apps/{app}/users/{user}/quota";
    private static final String LEDGER = QUOTA + "/ledger";
    private static final String POLICY = "/api/apps/{app}/quota-policy";
    private static final String PROBLEM = "application/problem+json";

    @Inject
    TestClock clock;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aUserWithoutPushesHasNoQuota() {
        given().auth()
                .oauth2(Tokens.service())
                .get(QUOTA, TwoApps.GUIDE, "stranger")
                .then()
                .statusCode(200)
                .body("remaining", equalTo(0))
                .body("granted", equalTo(0))
                .body("$", hasKey("expiresAt"))
                .body("expiresAt", nullValue())
                .body("version", equalTo(0));
    }

    @Test
    void aUserWhoWroteHasTheGrantOfTheMessage() {
        // Given
        try (Desk desk = new Desk(TwoApps.GUIDE, clock, bootstrapServers)) {
            // When
            desk.push(desk.message());

            // Then
            JsonPath quota = desk.quota();
            assertThat(quota.getInt("remaining")).isEqualTo(3);
            assertThat(quota.getInt("granted")).isEqualTo(3);
            assertThat(quota.getLong("version")).isPositive();
            assertThat(quota.getString("expiresAt"))
                    .isEqualTo(clock.instant().plus(Duration.ofHours(48)).toString());
        }
    }

    @Test
    void theLedgerIsPagedNewestFirst() {
        // Given
        try (Desk desk = new Desk(TwoApps.GUIDE, clock, bootstrapServers)) {
            for (int i = 0; i < 60; i++) {
                desk.deliver(desk.message());
            }
            desk.push(desk.message());

            // When
            List<Number> numbers = new ArrayList<>();
            String after = null;
            int pages = 0;
            do {
                JsonPath page = ledgerPage(desk, after);
                numbers.addAll(page.getList("items.number"));
                after = page.getString("next");
                pages++;
            } while (after != null);

            // Then
            assertThat(pages).isEqualTo(2);
            assertThat(numbers.stream().map(Number::longValue))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 61)
                            .map(number -> 62 - number)
                            .boxed()
                            .toList());
        }
    }

    private static JsonPath ledgerPage(Desk desk, @Nullable String after) {
        var request = given().auth().oauth2(Tokens.service());
        if (after != null) {
            request.queryParam("after", after);
        }
        return request.get(LEDGER, desk.user().appId(), desk.user().openId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void thePolicyIsTold() {
        given().auth()
                .oauth2(Tokens.service())
                .get(POLICY, TwoApps.GUIDE)
                .then()
                .statusCode(200)
                .body("message.replies", equalTo(3))
                .body("message.lasts", equalTo("PT48H"))
                .body("entered.replies", equalTo(1))
                .body("entered.lasts", equalTo("PT1M"));
        given().auth().oauth2(Tokens.service()).get(POLICY, "wx0").then().statusCode(404);
        given().get(POLICY, TwoApps.GUIDE).then().statusCode(401);
    }

    @Test
    void anUnknownAppIsNotFound() {
        for (String path : List.of(QUOTA, LEDGER)) {
            given().auth()
                    .oauth2(Tokens.service())
                    .get(path, "wx0000000000000000", "someone")
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void aWrongCursorIsNamed() {
        given().auth()
                .oauth2(Tokens.service())
                .queryParam("after", "-1")
                .get(LEDGER, TwoApps.GUIDE, "someone")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations[0].field", containsString("after"));
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        for (String path : List.of(QUOTA, LEDGER)) {
            given().get(path, TwoApps.GUIDE, "someone").then().statusCode(401).contentType(PROBLEM);
        }
    }

    @Test
    void peopleAreNotLetIn() {
        for (String path : List.of(QUOTA, LEDGER)) {
            given().auth()
                    .oauth2(Tokens.person("admin"))
                    .get(path, TwoApps.GUIDE, "someone")
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'kafka' }.data.reachable", equalTo(true));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
