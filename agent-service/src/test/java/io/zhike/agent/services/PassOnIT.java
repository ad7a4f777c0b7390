package io.zhike.agent.services;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other services answer reaches our callers as it is. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class PassOnIT {

    private static final String RECEPTION = "/api/apps/" + FIRST_APP + "/reception";

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
    }

    @Test
    void answersPassWithOurToken() {
        Tokens.as("admin")
                .get(RECEPTION)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("asked", equalTo("GET " + RECEPTION))
                .body("by", equalTo("a service"));
        Tokens.as("admin")
                .body("{\"transferToHuman\": true}")
                .put(RECEPTION)
                .then()
                .statusCode(200)
                .body("asked", equalTo("PUT " + RECEPTION))
                .body("body", equalTo("{'transferToHuman': true}"));
        Tokens.as("li")
                .body("{\"text\": \"人工\"}")
                .post(RECEPTION + "/preview")
                .then()
                .statusCode(200)
                .body("asked", equalTo("POST " + RECEPTION + "/preview"))
                .body("body", equalTo("{'text': '人工'}"));
        Tokens.as("admin")
                .get("/api/apps/{app}/users/{user}/quota/ledger?after=7&limit=2", FIRST_APP, "user-1")
                .then()
                .statusCode(200)
                .body("asked", equalTo("GET /api/apps/" + FIRST_APP + "/users/user-1/quota/ledger?after=7&limit=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/rules",
                "/menu",
                "/questions",
                "/hours",
                "/entries",
                "/document",
                "/versions?limit=2&after=7",
                "/versions/7",
                "/statistics?from=2026-11-01&until=2026-11-08",
                "/unanswered?from=2026-11-01&until=2026-11-08",
                "/warnings"
            })
    void theReceptionIsReadByAdministrators(String path) {
        Tokens.as("admin")
                .get(RECEPTION + path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("ETag", "\"7\"")
                .header("Content-Disposition", "attachment; filename=\"reception.json\"")
                .body("asked", equalTo("GET " + RECEPTION + path));
        Tokens.as("li").get(RECEPTION + path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rules", "/menu", "/questions", "/hours", "/entries", "/document"})
    void theReceptionIsChangedInTheNameOfAnAdministrator(String path) {
        Tokens.as("admin")
                .body("{\"welcome\": \"您好\"}")
                .put(RECEPTION + path + "?confirmed=MARKETING")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .body("asked", equalTo("PUT " + RECEPTION + path))
                .body("for", equalTo("admin"))
                .body("body", equalTo("{'welcome': '您好'}"));
        Tokens.as("li").body("{}").put(RECEPTION + path).then().statusCode(403);
    }

    @Test
    void anOlderReceptionIsRestoredInTheNameOfAnAdministrator() {
        String restore = RECEPTION + "/versions/7/restore";
        Tokens.as("admin")
                .post(restore)
                .then()
                .statusCode(200)
                .body("asked", equalTo("POST " + restore))
                .body("for", equalTo("admin"));
        Tokens.as("li").post(restore).then().statusCode(403);
    }

    @Test
    void whatTheReceptionHasNotIsNotAskedFor() {
        Tokens.as("admin").get(RECEPTION + "/openings").then().statusCode(404);
        Tokens.as("admin").get(RECEPTION + "/versions/..%2Fhours").then().statusCode(404);
    }

    @Test
    void refusalsPassUnchanged() {
        Tokens.as("admin")
                .body("{\"refused\": true}")
                .put(RECEPTION)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", is("PUT " + RECEPTION));
    }

    @Test
    void whatIsSlowOrRefusesOurTokenIsUnavailable() {
        Tokens.as("admin")
                .get("/api/apps/{app}/users/slow/quota", FIRST_APP)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", equalTo("quota-service does not answer"));
        Tokens.as("admin").body("{\"token\": 1}").put(RECEPTION).then().statusCode(503);
    }
}
