package io.zhike.routing.reception;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.routing.Records;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class PartsIT {

    private static final String APP = "wx0000000000000004";
    private static final String RECEPTION = "/api/apps/" + APP + "/reception";

    private static final String SHOP = """
            {"general": {"transferToHuman": true},
             "rules": {"items": [{"name": "服务", "keywords": [{"text": "服务"}], "opens": "main"}]},
             "menu": {"menus": [
                {"id": "main", "title": "请选择", "choices": [{"text": "售后", "opens": "after"}, {"text": "找人", "person": true}]},
                {"id": "after", "title": "售后", "choices": [{"text": "退换", "replies": [{"type": "text", "text": "七天"}]}]}]},
             "hours": {"week": {"monday": [{"from": "09:00", "until": "18:00"}]},
                       "holidays": [{"name": "元旦", "from": "2027-01-01"}]},
             "entries": {"items": [{"name": "订单", "when": {"prefix": "order"}, "menu": "after", "group": "售后"}]}}
            """;

    @BeforeEach
    void setUp() {
        put("/document", SHOP).statusCode(200);
    }

    @Test
    void aDocumentComesBackAsItWent() {
        String exported = asService().get(RECEPTION + "/document").asString();

        put("/document", "{\"general\": {\"transferToHuman\": false}}").statusCode(200);
        asService().get(RECEPTION + "/menu").then().body("menus", empty());
        put("/document", exported).statusCode(200);

        assertThat(JsonPath.from(asService().get(RECEPTION + "/document").asString())
                        .getMap("$"))
                .isEqualTo(JsonPath.from(exported).getMap("$"));
    }

    @Test
    void aPartIsReplacedAloneAndRulesKeepTheirIds() {
        String id = asService().get(RECEPTION + "/rules").jsonPath().getString("items[0].id");

        put("", "{\"transferToHuman\": false, \"welcome\": \"欢迎\"}").statusCode(200);

        asService()
                .get(RECEPTION + "/document")
                .then()
                .body("general.welcome", equalTo("欢迎"))
                .body("rules.items.id", contains(id))
                .body("menu.menus", hasSize(2))
                .body("hours.holidays[0].until", equalTo("2027-01-01"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "？"}], "replies": [{"type": "text", "text": "b"}]}]}  | items[0].keywords[0].text
            /rules     | {"items": [{"name": "a", "keywords": [], "replies": [{"type": "text", "text": "b"}]}]}                | items[0].keywords
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}]}]}                                               | items[0].replies
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "opens": "gone"}]}                              | items[0].opens
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "opens": "main"}, {"name": "b", "keywords": [{"text": "Ｃ"}], "opens": "main"}]} | items[1].keywords[0].text
            /rules     | {"items": [{"id": "x", "name": "a", "keywords": [{"text": "c"}], "opens": "main"}, {"id": "x", "name": "b", "keywords": [{"text": "d"}], "opens": "main"}]} | items[1].id
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "miniprogrampage", "title": "t", "thumbMediaId": "0199c0de-0000-7000-8000-000000000001"}]}]} | items[0].replies[0].pagePath
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "link", "title": "t", "url": "ftp://x"}]}]} | items[0].replies[0].url
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "text", "text": "<a href=x data-miniprogram-appid=wx1 data-miniprogram-path=p>y</a>"}]}]} | items[0].replies[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "opens": "main"}]}]}                | menus[0].choices[0].opens
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "opens": "b"}]}, {"id": "b", "title": "t", "choices": [{"text": "a", "opens": "main"}]}]} | menus[1].choices[0].opens
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a"}]}]}                                 | menus[0].choices[0].opens
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "person": true, "opens": "after"}]}]} | menus[0].choices[0].opens
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": []}]}                                              | menus[0].choices
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "person": true}, {"text": "Ａ", "person": true}]}]} | menus[0].choices[1].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "person": true}]}, {"id": "b", "title": "t", "choices": [{"text": "a", "person": true}]}]} | menus[1]
            /menu      | {"menus": []}                                                                                         | rules.items[0].opens
            /questions | {"threshold": 2}                                                                                      | threshold
            /questions | {"items": [{"title": "a", "answer": []}]}                                                             | items[0].answer
            /questions | {"items": [{"title": "a", "answer": [{"type": "text", "text": "b"}]}, {"title": "Ａ", "answer": [{"type": "text", "text": "b"}]}]} | items[1].title
            /hours     | {"zone": "Mars/Base"}                                                                                 | zone
            /hours     | {"week": {"monday": [{"from": "9:00", "until": "18:00"}]}}                                            | week.monday[0].from
            /hours     | {"week": {"monday": [{"from": "09:00", "until": "18:00"}, {"from": "17:00", "until": "19:00"}]}}      | week.monday[1].from
            /entries   | {"items": [{"name": "a", "when": {}}]}                                                                | items[0].when
            /entries   | {"items": [{"name": "a", "when": {"prefix": "x"}, "menu": "gone"}]}                                   | items[0].menu
            /document  | {"general": {"transferToHuman": true, "keywords": [{"text": "a"}, {"text": "Ａ"}]}}                   | general.keywords[1].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "？", "person": true}]}]}                | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "👍", "person": true}]}]}                | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "②", "person": true}]}]}                | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "10.", "person": true}]}]}               | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "返回", "person": true}]}]}              | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "Back!", "person": true}]}]}             | menus[0].choices[0].text
            /menu      | {"openedBy": ["菜单", "？"]}                                                                          | openedBy[1]
            /menu      | {"openedBy": [""]}                                                                                    | openedBy[0]
            /menu      | {"openedBy": ["menu", "ＭＥＮＵ"]}                                                                    | openedBy[1]
            /hours     | {"holidays": [{"name": "元旦", "from": "2027-01-01"}]}                                                | holidays
            /hours     | {"extraDays": [{"date": "2027-01-01", "spans": [{"from": "09:00", "until": "18:00"}]}]}               | extraDays
            """)
    void namesTheFieldThatIsWrong(String part, String settings, String field) {
        isRefused(part, settings, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /document  | {"general": {"transferToHuman": true}, "question": {"items": []}}                                     | question
            /document  | {"general": {"transferToHuman": true, "wellcome": "a"}}                                               | general.wellcome
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c", "enabeld": false}], "opens": "main"}]}            | items[0].keywords[0].enabeld
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "text", "text": "b", "txt": "c"}]}]} | items[0].replies[0].txt
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "persons": true, "opens": "after"}]}]} | menus[0].choices[0].persons
            /questions | {"item": []}                                                                                          | item
            /hours     | {"week": {"moday": []}}                                                                               | week.moday
            /entries   | {"items": [{"name": "a", "when": {"prefix": "x", "parameter": {"a": "b"}}}]}                          | items[0].when.parameter
            """)
    void doesNotPassOverWhatItDoesNotKnow(String part, String settings, String field) {
        isRefused(part, settings, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /rules     | {"items": [{"name": "a\\u0000", "keywords": [{"text": "c"}], "opens": "main"}]}                        | items[0].name
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "link", "title": "\\u0000t", "url": "https://x"}]}]} | items[0].replies[0].title
            /rules     | {"items": [{"name": "a", "keywords": [{"text": "c"}], "replies": [{"type": "miniprogrampage", "title": "t", "pagePath": "a\\u0000", "thumbMediaId": "0199c0de-0000-7000-8000-000000000001"}]}]} | items[0].replies[0].pagePath
            /menu      | {"menus": [{"id": "main", "title": "t\\u0000", "choices": [{"text": "a", "person": true}]}]}           | menus[0].title
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a\\u0001", "person": true}]}]}           | menus[0].choices[0].text
            /menu      | {"menus": [{"id": "main", "title": "t", "choices": [{"text": "a", "person": true, "group": "\\ud800"}]}]} | menus[0].choices[0].group
            /questions | {"items": [{"title": "a\\u0000b", "answer": [{"type": "text", "text": "b"}]}]}                         | items[0].title
            /questions | {"items": [{"title": "a", "variants": ["b", "\\u0000c"], "answer": [{"type": "text", "text": "b"}]}]}  | items[0].variants[1]
            /hours     | {"week": {}, "holidays": [{"name": "a\\u0000", "from": "2027-01-01"}]}                                 | holidays[0].name
            /entries   | {"items": [{"name": "a", "when": {"prefix": "\\u0000"}}]}                                              | items[0].when.prefix
            /entries   | {"items": [{"name": "a", "when": {"parameters": {"a": "\\u0000"}}}]}                                   | items[0].when.parameters.a
            /entries   | {"items": [{"name": "a", "when": {"parameters": {"\\u0000": "a"}}}]}                                   | items[0].when.parameters
            /document  | {"general": {"transferToHuman": true, "keywords": [{"text": "a", "group": "b\\u0000"}]}}               | general.keywords[0].group
            """)
    void namesTheTextThatNoDatabaseHolds(String part, String settings, String field) {
        isRefused(part, settings, field);
    }

    @Test
    void whatWasReadCanBePutBack() {
        for (String part : List.of("", "/rules", "/menu", "/questions", "/hours", "/entries", "/document")) {
            put(part, asService().get(RECEPTION + part).asString()).statusCode(200);
        }
    }

    private static void isRefused(String part, String settings, String field) {
        String before = asService().get(RECEPTION + "/document").asString();

        put(part, settings)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));

        assertThat(asService().get(RECEPTION + "/document").asString()).isEqualTo(before);
    }

    @Test
    void aWelcomeIsToFitOneMessageWithItsMenu() {
        // 681 characters of three bytes
        put("", "{\"transferToHuman\": true, \"welcome\": \"%s\"}".formatted("好".repeat(681)))
                .statusCode(422)
                .body("violations.field", contains("welcome", "entries.items[0].welcome"));
    }

    @Test
    void anOfferIsToFitOneMessageWithItsLongestQuestions() {
        // 200 characters of three bytes each
        String question = "{\"title\": \"%s%s\", \"answer\": [{\"type\": \"text\", \"text\": \"a\"}]}";
        String items = Stream.of("甲", "乙", "丙", "丁")
                .map(first -> question.formatted(first, "好".repeat(199)))
                .collect(Collectors.joining(", "));
        put("/questions", "{\"offerText\": \"%s\", \"items\": [%s]}".formatted("好".repeat(100), items))
                .statusCode(422)
                .body("violations.field", contains("offerText"));
        put("/questions", "{\"offerText\": \"%s\", \"items\": [%s]}".formatted("好".repeat(70), items))
                .statusCode(200);
    }

    @Test
    void aTextWithTheUsualWeekInItIsToFitOneMessage() {
        // 2,048 bytes with the placeholder
        String closed = "好".repeat(680) + "!{hours}";
        put("/hours", "{}").statusCode(200);
        put("", "{\"transferToHuman\": true, \"closedText\": \"%s\"}".formatted(closed))
                .statusCode(200);

        put("/hours", "{\"week\": {%s}}".formatted(weekdays()))
                .statusCode(422)
                .body("violations.field", contains("general.closedText"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"服务\", \"match\": \"exact\"}", "{\"text\": \"服务\", \"enabled\": false}"})
    void twoRulesMayHaveAKeywordThatBothCanCount(String other) {
        put("/rules", """
                {"items": [{"name": "a", "keywords": [%s], "opens": "main"},
                           {"name": "b", "keywords": [{"text": "服务"}], "opens": "main"},
                           {"name": "c", "enabled": false, "keywords": [{"text": "服务"}], "opens": "main"}]}
                """.formatted(other)).statusCode(200);
    }

    @Test
    void warnsOfStretchesInWhichWindowsAreLost() {
        asService()
                .get(RECEPTION + "/hours")
                .then()
                .body("warnings[0].from", notNullValue())
                .body("warnings[0].zh", notNullValue());
        asService().get(RECEPTION + "/warnings").then().body("items[0].en", notNullValue());

        put("/hours", "{\"week\": {%s}}".formatted(weekdays()))
                .statusCode(200)
                .body("warnings.everyWeek", contains(true));
        put("/hours", "{}").statusCode(200).body("warnings", empty());
        asService()
                .get(RECEPTION + "/hours/openings")
                .then()
                .body("alwaysOpen", equalTo(true))
                .body("openings", empty());
    }

    private static String weekdays() {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday")
                .map("\"%s\": [{\"from\": \"09:00\", \"until\": \"18:00\"}]"::formatted)
                .collect(Collectors.joining(", "));
    }

    @Test
    void warnsOfWhatAKeywordTakesForItself() {
        put("/document", """
                {"general": {"transferToHuman": true, "keywords": [{"text": "人工", "exceptions": ["人工智能"]}]},
                 "rules": {"items": [{"name": "a", "keywords": [{"text": "运费"}, {"text": "人工费"}], "opens": "main"},
                                     {"name": "b", "enabled": false, "keywords": [{"text": "人工价"}], "opens": "main"}]},
                 "menu": {"openedBy": ["菜单", "人工菜单"], "menus": [{"id": "main", "title": "请选择", "choices": [
                    {"text": "人工客服", "person": true}, {"text": "人工电话", "replies": [{"type": "text", "text": "1"}]}]}]},
                 "questions": {"items": [{"title": "人工智能是什么", "answer": [{"type": "text", "text": "2"}]},
                                         {"title": "人工贵吗", "answer": [{"type": "text", "text": "3"}]}]}}
                """).statusCode(200);

        asService()
                .get(RECEPTION + "/warnings")
                .then()
                .body("items.kind", everyItem(equalTo("shadowed")))
                .body("items.keyword", everyItem(equalTo("人工")))
                .body(
                        "items.field",
                        contains(
                                "rules.items[0].keywords[1].text",
                                "menu.openedBy[1]",
                                "menu.menus[0].choices[1].text",
                                "questions.items[1].title"));
    }

    @Test
    void keepsWhoChangedWhatAndGoesBack() {
        put("/hours", "{}").statusCode(200);
        asService()
                .header("Zhike-Person", "%E5%B0%8F%00%E6%9D%8E")
                .body("{\"transferToHuman\": true, \"welcome\": \"新的\"}")
                .put(RECEPTION)
                .then()
                .statusCode(200);

        JsonPath versions = asService()
                .get(RECEPTION + "/versions?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(versions.getList("items.part")).isEqualTo(List.of("general", "hours"));
        assertThat(versions.getList("items.changedBy")).isEqualTo(List.of("小李", "unknown"));
        long newest = versions.getLong("items[0].version");
        assertThat(versions.getList("items.version")).isEqualTo(List.of((int) newest, (int) newest - 1));
        asService()
                .get(RECEPTION + "/versions?limit=1&after=" + versions.getString("next"))
                .then()
                .body("items[0].version", equalTo((int) newest - 2));
        asService().get(RECEPTION + "/versions/" + newest).then().body("general.welcome", equalTo("新的"));

        asService()
                .post(RECEPTION + "/versions/" + (newest - 1) + "/restore")
                .then()
                .statusCode(200)
                .body("general.welcome", equalTo(Reception.INITIAL.general().welcome()));
        asService().get(RECEPTION + "/versions?limit=1").then().body("items[0].version", equalTo((int) newest + 1));
        asService().get(RECEPTION + "/versions/999999").then().statusCode(404).contentType("application/problem+json");
    }

    private static ValidatableResponse put(String part, String settings) {
        return asService().body(settings).put(RECEPTION + part).then();
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(Engines.tokens().ofServices()).contentType(ContentType.JSON);
    }
}
