package io.zhike.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That what the module sets takes effect in a service, also where Quarkus reads it as the service is built. */
@QuarkusTest
@WithEngines(database = "notes", topics = "zhike.dead-letters", oidc = true)
class DefaultsIT {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    AgroalDataSource database;

    @Test
    void anAbsentOrWrongTokenIsAnsweredAsAProblem() {
        given().get("/notes/of/wx1").then().statusCode(401).contentType(PROBLEM);
        given().auth()
                .oauth2("no token")
                .get("/notes/of/wx1")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void whatNamesNoRoleIsClosed() {
        asService().get("/notes/open").then().statusCode(403).contentType(PROBLEM);
    }

    @Test
    void aFieldThatTheValidatorRefusesIsNamed() {
        put(Map.of("text", " ", "count", 1))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("title", equalTo("Unprocessable Content"))
                .body("violations.field", contains("text"));
    }

    @Test
    void aFieldThatTheServiceRefusesReadsTheSame() {
        put(Map.of("text", "wrong", "count", 1))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("title", equalTo("Unprocessable Content"))
                .body("violations.field", contains("text"));
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        put("{\"text\":").statusCode(400).contentType(PROBLEM);
        put(Map.of("text", "two words", "count", "many"))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("field", equalTo("count"));
    }

    @Test
    void rowsAreStoredInColumnsWithUnderscores() throws SQLException {
        put(Map.of("text", "two words", "count", 1)).statusCode(204);

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select first_words ->> 1 from note where written_by = 'li'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("words");
        }
    }

    @Test
    void anUnknownAppIsNotFound() {
        asService()
                .get("/notes/of/wx1")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("No app is configured as zhike.apps.\"wx1\""));
    }

    @Test
    void healthSaysWhetherKafkaIsReached() {
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'kafka' }.data.reachable", equalTo(true)));
    }

    @Test
    void openApiNamesTheServiceAndTheAnswers() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Zhike notes"))
                .body("paths.'/notes/{writer}'.put.responses.keySet()", hasItems("204", "400", "401", "403", "422"))
                .body("paths.'/notes/of/{app}'.get.responses.keySet()", not(hasItem("422")));
    }

    private static ValidatableResponse put(Object note) {
        return asService()
                .contentType(ContentType.JSON)
                .body(note)
                .put("/notes/li")
                .then();
    }

    private static RequestSpecification asService() {
        String token = given().auth()
                .preemptive()
                .basic(EmbeddedOidc.SERVICES_CLIENT, EmbeddedOidc.SERVICES_SECRET)
                .formParam("grant_type", "client_credentials")
                .post(Engines.oidc() + "/token")
                .path("access_token");
        return given().auth().oauth2(token);
    }
}
