package io.zhike.agent.doctor;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class DoctorIT {

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @Test
    void everyServiceTellsWhatItKnows() {
        // Given
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");

        // When, then
        examine(FIRST_APP)
                .statusCode(200)
                .body("appId", equalTo(FIRST_APP))
                .body("checks.name", equalTo(List.of("token", "quota-policy", "agents-bound", "agents-online")))
                .body("checks.result", equalTo(List.of("OK", "INFO", "OK", "OK")))
                .body("checks[0].zh", equalTo("正常"))
                .body("checks[1].zh", equalTo("当前按 3 条/48 小时计，微信现行文档为 5 条/48 小时；可设置 zhike.quota.policy=wechat-2025"))
                .body("checks[2].en", equalTo("1 agent is bound"));
    }

    @Test
    void nobodyOnlineIsAWarning() {
        desk.agent(FIRST_APP, "li", 10);
        examine(FIRST_APP).body("checks[3].result", equalTo("WARNING"));
    }

    @Test
    void aServiceThatDoesNotAnswerIsAFindingToo() {
        examine(SECOND_APP)
                .statusCode(200)
                .body("checks.name", equalTo(List.of("sender-service", "quota-policy", "agents-bound")))
                .body("checks.result", equalTo(List.of("FAILED", "INFO", "FAILED")));
    }

    @Test
    void isTheAdministrators() {
        desk.agent(FIRST_APP, "li", 10);
        Tokens.as("li").get("/api/apps/{app}/doctor", FIRST_APP).then().statusCode(403);
        Tokens.as("li").get("/api/apps/{app}/doctor", SECOND_APP).then().statusCode(404);
    }

    private static ValidatableResponse examine(String appId) {
        return Tokens.as("admin").get("/api/apps/{app}/doctor", appId).then();
    }
}
