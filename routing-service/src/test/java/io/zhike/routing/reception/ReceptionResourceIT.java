package io.zhike.routing.reception;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.routing.Records;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class ReceptionResourceIT {

    private static final String APP = "wx0000000000000002";
    private static final String RECEPTION = "/api/apps/{app}/reception";

    @Test
    void showsWhatWasPutLast() {
        put("""
                {"transferToHuman": true, "transferPrompt": "请稍候", "welcome": "",
                 "keywords": [{"text": "真人", "match": "exact", "enabled": false, "exceptions": ["真人秀"]},
                              {"text": "人工"}]}
                """).statusCode(200);

        asService()
                .get(RECEPTION, APP)
                .then()
                .statusCode(200)
                .body("transferToHuman", equalTo(true))
                .body("transferPrompt", equalTo("请稍候"))
                .body("welcome", equalTo(""))
                .body("fallback", equalTo(Reception.INITIAL.general().fallback()))
                .body("queuedText", equalTo(Reception.INITIAL.general().queuedText()))
                .body("offlineText", equalTo(Reception.INITIAL.general().offlineText()))
                .body("keywords.text", equalTo(List.of("真人", "人工")))
                .body("keywords.match", equalTo(List.of("exact", "contains")))
                .body("keywords.enabled", equalTo(List.of(false, true)))
                .body("keywords[0].exceptions", equalTo(List.of("真人秀")));
    }

    @Test
    void leavesEverythingAsItWasWhereOneFieldIsWrong() {
        put("{\"transferToHuman\": true, \"welcome\": \"before\"}").statusCode(200);

        put("{\"transferToHuman\": true, \"welcome\": \"after\", \"transferPrompt\": \" \"}")
                .statusCode(422);

        asService().get(RECEPTION, APP).then().body("welcome", equalTo("before"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                         | transferToHuman
            {"transferToHuman": true, "transferPrompt": " "}                           | transferPrompt
            {"transferToHuman": true, "offlineText": ""}                               | offlineText
            {"transferToHuman": true, "fallback": "a\\u0000b"}                        | fallback
            {"transferToHuman": true, "keywords": [{}]}                                | keywords[0].text
            {"transferToHuman": true, "keywords": [{"text": "a\\u0000b"}]}            | keywords[0].text
            {"transferToHuman": true, "keywords": [{"text": "？"}]}                    | keywords[0].text
            {"transferToHuman": true, "keywords": [{"text": "kf"}, {"text": "ＫＦ"}]}  | keywords[1].text
            {"transferToHuman": true, "keywords": [{"text": "kf", "exceptions": ["kfc"]}]} | keywords[0].exceptions[0]
            """)
    void namesTheFieldThatIsWrong(String settings, String field) {
        put(settings).statusCode(422).contentType("application/problem+json").body("violations.field", hasItem(field));
    }

    @Test
    void takesTextsOfUpTo2048BytesAndNoMore() {
        // Three bytes a character.
        String longest = "好".repeat(682) + "!!";
        put("{\"transferToHuman\": true, \"welcome\": \"%s\"}".formatted(longest))
                .statusCode(200);

        put("{\"transferToHuman\": true, \"welcome\": \"%s!\"}".formatted(longest))
                .statusCode(422)
                .body("violations.field", hasItem("welcome"))
                .body("violations.message", hasItem("must have at most 2048 bytes in UTF-8"));
    }

    @Test
    void refusesWhatIsNoSuchJson() {
        put("{\"transferToHuman\":").statusCode(400).contentType("application/problem+json");
        put("{\"transferToHuman\": true, \"keywords\": [{\"text\": \"kf\", \"match\": \"some\"}]}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("keywords[0].match"));
    }

    @Test
    void ofTwoWhoChangeWhatTheyHaveReadTheSecondIsTold() {
        // Given
        String read =
                asService().get(RECEPTION, APP).then().statusCode(200).extract().header("ETag");

        // When
        String saved = asService()
                .header("If-Match", read)
                .body("{\"transferToHuman\": true}")
                .put(RECEPTION, APP)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        // Then
        assertThat(saved).isNotEqualTo(read);
        asService()
                .header("If-Match", read)
                .body("{\"transferToHuman\": false}")
                .put(RECEPTION, APP)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        asService().get(RECEPTION, APP).then().header("ETag", equalTo(saved)).body("transferToHuman", equalTo(true));
    }

    @Test
    void knowsOnlyConfiguredApps() {
        asService().get(RECEPTION, "wxunknown").then().statusCode(404).contentType("application/problem+json");
        asService()
                .body("{\"transferToHuman\": true}")
                .put(RECEPTION, "wxunknown")
                .then()
                .statusCode(404);
        asService()
                .body("{\"text\": \"人工\"}")
                .post(RECEPTION + "/preview", "wxunknown")
                .then()
                .statusCode(404);
    }

    @Test
    void isOpenToServicesOnly() {
        given().get(RECEPTION, APP).then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2("not a token")
                .get(RECEPTION, APP)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(Engines.tokens().of(LocalPerson.ADMIN))
                .get(RECEPTION, APP)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(Engines.tokens().ofServices()).contentType(ContentType.JSON);
    }

    private static ValidatableResponse put(String settings) {
        return asService().body(settings).put(RECEPTION, APP).then();
    }
}
