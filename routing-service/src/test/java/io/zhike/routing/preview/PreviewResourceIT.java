package io.zhike.routing.preview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.routing.Records;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class PreviewResourceIT {

    private static final String RECEPTION = "/api/apps/wx0000000000000002/reception";
    private static final String PREVIEW = RECEPTION + "/preview";

    @Test
    void tellsWhoWouldReceiveATextAndWhy() {
        put("{\"transferToHuman\": true, \"fallback\": \"请换个说法\"}");

        preview("{\"text\": \"转 人 工\", \"sessionFrom\": \"page=home\", \"at\": \"2026-03-02T08:00:00Z\"}")
                .statusCode(200)
                .body("to", equalTo("HUMAN"))
                .body("rule", equalTo("人工"))
                .body("reason", equalTo("KEYWORD"))
                .body("replies", empty());
        preview("{\"text\": \"人工智能\"}")
                .statusCode(200)
                .body("to", equalTo("ROBOT"))
                .body("rule", nullValue())
                .body("reason", equalTo("NOT_UNDERSTOOD"))
                .body("replies[0].type", equalTo("text"))
                .body("replies[0].text", equalTo("请换个说法"));
    }

    @Test
    void followsTheSwitchAtOnce() {
        put("{\"transferToHuman\": true}");
        preview("{\"text\": \"你好\"}").body("to", equalTo("ROBOT"));

        put("{\"transferToHuman\": false}");

        preview("{\"text\": \"你好\"}").body("to", equalTo("HUMAN")).body("reason", equalTo("SWITCHED_OFF"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        preview("{\"text\": \" \"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("text"));
        preview("{\"txt\": \"你好\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("txt"));
        preview("{\"text\": \"%s\"}".formatted("好".repeat(5_001)))
                .statusCode(422)
                .body("violations.field", hasItem("text"));
        preview("{\"text\": \"好\", \"before\": [\"好\", \"%s\"]}".formatted("好".repeat(5_001)))
                .statusCode(422)
                .body("violations.field", hasItem(startsWith("before[1]")));
        preview("{\"text\": \"你好\", \"at\": \"+999999999-12-31T00:00:00Z\"}")
                .statusCode(422)
                .body("violations.field", hasItem("at"));
        preview("{\"text\": \"你好\", \"at\": \"tomorrow\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("at"));
    }

    @Test
    void isOpenToServicesOnly() {
        given().contentType(ContentType.JSON)
                .body("{\"text\": \"你好\"}")
                .post(PREVIEW)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Engines.tokens().of(LocalPerson.LI))
                .contentType(ContentType.JSON)
                .body("{\"text\": \"你好\"}")
                .post(PREVIEW)
                .then()
                .statusCode(403);
    }

    private static void put(String settings) {
        asService().body(settings).put(RECEPTION).then().statusCode(200);
    }

    private static ValidatableResponse preview(String question) {
        return asService().body(question).post(PREVIEW).then();
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(Engines.tokens().ofServices()).contentType(ContentType.JSON);
    }
}
