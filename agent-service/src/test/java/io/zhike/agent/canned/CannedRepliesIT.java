package io.zhike.agent.canned;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Pictures;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say often. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class CannedRepliesIT {

    private static final String REPLIES = "/api/apps/" + FIRST_APP + "/canned-replies";
    private static final String COMPLIANCE = "/api/apps/" + FIRST_APP + "/compliance";

    private final Records records = new Records();

    @Inject
    Desk desk;

    @Inject
    EntityManager entities;

    @BeforeEach
    void liAndWangWorkForTheFirstApp() {
        desk.clear();
        Tokens.as("admin").body("{}").put(COMPLIANCE).then().statusCode(200);
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.agent(SECOND_APP, "zhao", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void oneSeesTheAppsAndOnesOwn() {
        // Given
        add("admin", text("app", "退款", "三个工作日内到账")).statusCode(201);
        add("li", text("personal", "我的", "马上来")).statusCode(201).body("scope", equalTo("personal"));

        // When, then
        titles("li", "").body("items.title", contains("我的", "退款"));
        titles("wang", "").body("items.title", contains("退款"));
        titles("admin", "").body("items.title", contains("退款"));
        titles("li", "工作日").body("items.title", contains("退款"));
        titles("li", "发票").body("items", empty());
        Tokens.as("zhao").get(REPLIES).then().statusCode(404);
    }

    @Test
    void theAppsAreTheAdministrators() {
        // Given
        String id = idOf(add("admin", text("app", "退款", "三个工作日内到账")));
        desk.bind(FIRST_APP, "zhao", "ADMIN", 10);

        // When, then
        add("li", text("app", "退货", "请寄回")).statusCode(403);
        put("li", id, text("app", "退货", "请寄回")).statusCode(403);
        Tokens.as("li").delete(REPLIES + "/" + id).then().statusCode(403);
        put("zhao", id, text("app", "退货", "请寄回")).statusCode(200).body("title", equalTo("退货"));
        put("zhao", id, text("personal", "退货", "请寄回")).statusCode(422).body("violations.field", hasItem("scope"));
        Tokens.as("zhao").delete(REPLIES + "/" + id).then().statusCode(204);
        titles("li", "").body("items", empty());
    }

    @Test
    void whatIsPersonalIsNotThereForOthers() {
        // Given
        String id = idOf(add("li", text("personal", "我的", "马上来")));

        // When, then
        for (String other : new String[] {"wang", "admin"}) {
            put(other, id, text("personal", "我的", "马上来")).statusCode(404);
            Tokens.as(other).delete(REPLIES + "/" + id).then().statusCode(404);
        }
        put("li", id, text("personal", "我的", "稍等")).statusCode(200).body("content.text", equalTo("稍等"));
        Tokens.as("li")
                .delete("/api/apps/" + SECOND_APP + "/canned-replies/" + id)
                .then()
                .statusCode(404);
        Tokens.as("li").delete(REPLIES + "/" + id).then().statusCode(204);
    }

    @Test
    void aShortcutIsUniqueForItsOwner() {
        // Given
        String id = idOf(add("admin", with(text("app", "退款", "好"), "shortcut", "TK")));

        // When, then
        add("admin", with(text("app", "退款2", "好"), "shortcut", " tk ")).statusCode(409);
        add("li", with(text("personal", "退款", "好"), "shortcut", "tk")).statusCode(201);
        add("wang", with(text("personal", "退款", "好"), "shortcut", "tk")).statusCode(201);
        add("li", with(text("personal", "退款2", "好"), "shortcut", "TK")).statusCode(409);
        put("admin", id, with(text("app", "退款", "好的"), "shortcut", "tk")).statusCode(200);
        add("admin", with(text("app", "无", "好"), "shortcut", "")).statusCode(201);
        add("admin", text("app", "无", "好")).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scope":"app","title":" ","content":{"type":"text","text":"好"}}                                  | title
            {"scope":"app","title":"a","content":{"type":"text","text":"订单{订单号}"}}                         | content.text
            {"scope":"app","title":"a","content":{"type":"text","text":"<a data-miniprogram-appid='wx9'>"}}    | content.text
            {"scope":"app","title":"a","content":{"type":"text","text":" "}}                                   | content.text
            {"scope":"app","title":"a"}                                                                        | content
            {"title":"a","content":{"type":"text","text":"好"}}                                                 | scope
            {"scope":"app","title":"a","content":{"type":"link","title":"a","url":"ftp://a"}}                  | content.url
            {"scope":"app","title":"a","content":{"type":"image","mediaId":"0190a1b2-0000-7000-8000-000000000000"}} | content.mediaId
            """)
    void whatIsWrongIsNamed(String body, String field) {
        Tokens.as("admin")
                .body(body)
                .post(REPLIES)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem(endsWith(field)));
    }

    @Test
    void whatCannotBeStoredIsNamed() {
        add("admin", text("app", "a\0", "好")).statusCode(422).body("violations.field", hasItem(endsWith("title")));
        add("admin", text("app", "a", "好\0")).statusCode(422).body("violations.field", hasItem(endsWith("text")));
    }

    @Test
    void picturesAndCardsAreKeptAsTheyAre() {
        // Given
        String picture = Tokens.as("li")
                .contentType(ContentType.MULTIPART)
                .multiPart("app", FIRST_APP)
                .multiPart("file", "a.png", Pictures.plain("png"))
                .post("/api/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> card =
                Map.of("type", "miniprogrampage", "title", "{商品}", "pagePath", "pages/a?b=1", "thumbMediaId", picture);

        // When, then
        add("li", Map.of("scope", "personal", "title", "图", "content", Map.of("type", "image", "mediaId", picture)))
                .statusCode(201)
                .body("content.mediaId", equalTo(picture));
        add("li", Map.of("scope", "personal", "title", "卡", "content", card))
                .statusCode(201)
                .body("content", equalTo(card));
    }

    @Test
    void whatItSaysIsHeldAgainstTheRulesOfUse() {
        // Given
        Map<String, Object> reply = text("personal", "推广", "请加微信");

        // When, then
        add("li", reply)
                .statusCode(409)
                .body("code", equalTo("COMPLIANCE"))
                .body("brokenRules[0].field", equalTo("content.text"));
        titles("li", "").body("items", empty());
        String id = Tokens.as("li")
                .body(reply)
                .post(REPLIES + "?confirmed=MARKETING")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Tokens.as("admin")
                .body("{\"marketing\":{\"action\":\"BLOCK\"}}")
                .put(COMPLIANCE)
                .then()
                .statusCode(200);
        put("li", id, reply).statusCode(422).body("code", equalTo("COMPLIANCE"));
        Tokens.as("admin")
                .get(COMPLIANCE + "/findings")
                .then()
                .body("items.judgement", contains("BLOCKED", "CONFIRMED", "WARNED"));
    }

    @Test
    void thereAreNoMoreThanMany() {
        // Given
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                        insert into canned_reply (id, app_id, owner, title, content, changed_at)
                        select gen_random_uuid(), :app, owner, 'a', '{"type":"text","text":"a"}', now()
                        from (select null as owner from generate_series(1, 500)
                              union all select 'li' from generate_series(1, 200)) rows
                        """)
                        .setParameter("app", FIRST_APP)
                        .executeUpdate());

        // When, then
        titles("li", "").body("items", hasSize(700));
        add("li", text("personal", "a", "a")).statusCode(409);
        add("wang", text("personal", "a", "a")).statusCode(201);
        add("admin", text("app", "a", "a")).statusCode(409);
    }

    @Test
    void isFilledInForTheConversationAndSendsNothing() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小明", null, null)), user.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(1));
        String conversation = Desk.idOf(user.openId());
        String id = idOf(add("admin", text("app", "问候", "{昵称}您好，我是{app}的{客服}")));
        int before = Desk.messages(conversation).size();

        // When, then
        take("li", conversation, id)
                .statusCode(200)
                .body("type", equalTo("text"))
                .body("text", startsWith("小明您好，我是First的"));
        titles("li", "").body("items.uses", contains(1));
        assertThat(Desk.messages(conversation)).hasSize(before);

        // When the user has no name, and for whom it is not there
        Routed other = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, other.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(other.openId())).hasSize(1));
        take("li", Desk.idOf(other.openId()), id).statusCode(200).body("text", startsWith("您好"));
        take("zhao", conversation, id).statusCode(404);
        take("li", conversation, UUID.randomUUID().toString()).statusCode(404);
        take("li", conversation, idOf(add("wang", text("personal", "a", "a")))).statusCode(404);
    }

    private static ValidatableResponse take(String agent, String conversation, String id) {
        return Tokens.as(agent)
                .post("/api/conversations/{id}/canned-replies/{canned}", conversation, id)
                .then();
    }

    private static Map<String, Object> text(String scope, String title, String text) {
        return Map.of("scope", scope, "title", title, "content", Map.of("type", "text", "text", text));
    }

    private static Map<String, Object> with(Map<String, Object> reply, String field, String value) {
        Map<String, Object> changed = new HashMap<>(reply);
        changed.put(field, value);
        return changed;
    }

    private static ValidatableResponse add(String agent, Map<String, Object> reply) {
        return Tokens.as(agent).body(reply).post(REPLIES).then();
    }

    private static ValidatableResponse put(String agent, String id, Map<String, Object> reply) {
        return Tokens.as(agent).body(reply).put(REPLIES + "/" + id).then();
    }

    private static String idOf(ValidatableResponse added) {
        return added.statusCode(201).body("id", notNullValue()).extract().path("id");
    }

    private static ValidatableResponse titles(String agent, String sought) {
        return Tokens.as(agent).queryParam("q", sought).get(REPLIES).then().statusCode(200);
    }
}
