package io.zhike.sender.contentcheck;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.sender.Records;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Answer;
import io.zhike.sender.WeChatStandIn.Fate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class ContentCheckIT {

    private final String user = "o" + UUID.randomUUID();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @BeforeEach
    void awaitAToken() {
        weChat.planCheck("好", suggestion("pass", 100));
        await().until(() -> check("好").extract().statusCode() == 200);
    }

    @Test
    void tellsWhatWeChatSuggests() {
        weChat.planCheck("坏", suggestion("risky", 20006));
        check("好").body("suggestion", equalTo("PASS")).body("label", equalTo("正常"));
        check("坏").body("suggestion", equalTo("RISKY")).body("label", equalTo("违法犯罪"));
    }

    @Test
    void whereWeChatDoesNotSayNeitherDoesItself() {
        weChat.planCheck("错", Fate.errcode(61010));
        weChat.planCheck("乱", new Answer(200, "{\"errcode\":0}"));
        check("错").statusCode(503);
        check("乱").statusCode(503);
        given().post("/api/apps/{app}/users/{user}/content-check", WeChatResource.MENU_APP, user)
                .then()
                .statusCode(401);
    }

    private static Answer suggestion(String suggest, int label) {
        return new Answer(
                200, "{\"errcode\":0,\"result\":{\"suggest\":\"%s\",\"label\":%d}}".formatted(suggest, label));
    }

    private ValidatableResponse check(String text) {
        return given().auth()
                .oauth2(Engines.tokens().ofServices())
                .contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post("/api/apps/{app}/users/{user}/content-check", WeChatResource.MENU_APP, user)
                .then();
    }
}
