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
