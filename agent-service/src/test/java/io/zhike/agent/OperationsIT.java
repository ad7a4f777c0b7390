package io.zhike.agent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import org.junit.jupiter.api.Test;

/** What operators ask. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class OperationsIT {

    @Test
    void healthMetricsAndOpenApiNeedNoToken() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body(reachable(), equalTo(true));
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/conversations/{id}/accept"));
    }

    @Test
    void staysReadyWhileKafkaIsAwayAndSaysSo() {
        Engines.stopKafka();
        try {
            given().get("/q/health/ready").then().statusCode(200).body(reachable(), equalTo(false));
        } finally {
            Engines.startKafka();
        }
    }

    private static String reachable() {
        return "checks.find { it.name == 'kafka' }.data.reachable";
    }
}
