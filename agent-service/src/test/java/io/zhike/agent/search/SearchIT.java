package io.zhike.agent.search;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Archive;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by which words. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class SearchIT {

    private static final List<String> LETTERS = List.of(
            "退", "款", "货", "a", "B", "１", "1", "'", "\\", "&", "|", "!", ":", "*", "(", "<", "%", "é", "É", "e\u0301",
            "ß", "😀", "ﾊﾟ", "，", "\u3000", " ", "\n");

    private final Records records = new Records();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Desk desk;

    @Inject
    Archive archive;

    @Inject
    EntityManager entities;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
        desk.agent(SECOND_APP, "wang", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @ParameterizedTest
    @CsvSource({
        "退款",
        "款",
        "我",
        "吧",
        "我要退款",
        "订单 退款",
        "退款 订单",
        "vip",
        "VIP",
        "ＶＩＰ会员",
        "p会",
        "i",
        "20231101",
        "3110",
        "'，我'",
        "１１０１",
        "café",
        "CAFÉ"
    })
    void findsWhatHasAllOfTheWords(String asked) {
        // Given
        said("我是VIP会员，我要退款吧 订单20231101 Cafe\u0301");
        said("您好");

        // When, then
        assertThat(texts("li", asked)).containsExactly("我是VIP会员，我要退款吧 订单20231101 Cafe\u0301");
    }

    @ParameterizedTest
    @CsvSource({"款退", "退 款项", "vipp", "要款", "20231102", "退款 发货", "%", "退_", "用户进入会话"})
    void findsNothingThatHasNotAllOfThem(String asked) {
        // Given
        UUID conversation = said("我要退 款，订单20231101 vip ip");
        archive.message(conversation, "IN", "SYSTEM", "ENTERED", null, "用户进入会话", now);

        // When, then
        assertThat(texts("li", asked)).isEmpty();
    }

    @Test
    void findsWhateverIsInAText() {
        // Given
        var random = new Random(20_261_123);
        List<String> failed = new ArrayList<>();

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 300; i++) {
                String text = random.ints(12, 0, LETTERS.size())
                        .mapToObj(LETTERS::get)
                        .collect(Collectors.joining());
                Words.of(text)
                        .ifPresent(whole -> whole.folded().forEach(word -> {
                            int from = random.nextInt(word.length());
                            String part = word.substring(from, from + 1 + random.nextInt(word.length() - from));
                            if (!isCut(part) && !finds(text, part)) {
                                failed.add(text + " has " + part);
                            }
                        }));
            }
        });

        // Then
        assertThat(failed).isEmpty();
    }

    private static boolean isCut(String part) {
        return Character.isLowSurrogate(part.charAt(0)) || Character.isHighSurrogate(part.charAt(part.length() - 1));
    }

    private boolean finds(String text, String folded) {
        return (Boolean) entities.createNativeQuery("""
                        select search_pieces(search_folded(cast(:text as text))) @@ search_query(array[cast(:word as text)])
                            and strpos(search_folded(cast(:text as text)), :word) > 0
                        """, Boolean.class)
                .setParameter("text", text)
                .setParameter("word", folded)
                .getSingleResult();
    }

    @Test
    void findsWhatIsSaidToday() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小王", null, null)), user.toRobot("什么时候退款", "退款三天到账"));
        await().untilAsserted(() -> assertThat(texts("li", "退款")).hasSize(2));
        String conversation = Desk.idOf(user.openId());
        Desk.say("li", conversation, "已经为您退款").then().statusCode(202);
        Tokens.as("li")
                .body(Map.of("id", UUID.randomUUID(), "text", "退款已核实"))
                .post("/api/conversations/{id}/notes", conversation)
                .then()
                .statusCode(201);

        // When, then
        assertThat(texts("li", "退款")).containsExactlyInAnyOrder("什么时候退款", "退款三天到账", "已经为您退款", "退款已核实");
        Tokens.as("li")
                .queryParam("q", "为您")
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].message.agentId", equalTo("li"))
                .body("items[0].at", equalTo(new JsonPath(json("li", "为您")).getString("items[0].message.at")))
                .body("items[0].conversation.id", equalTo(conversation))
                .body("items[0].conversation.appId", equalTo(FIRST_APP))
                .body("items[0].conversation.openId", equalTo(user.openId()))
                .body("items[0].conversation.state", equalTo("SERVING"))
                .body("items[0].conversation.agentId", equalTo("li"))
                .body("items[0].conversation.name", equalTo("小王"))
                .body("items[0].snippet.text", equalTo("已经为您退款"))
                .body("items[0].snippet.matches", contains(Map.of("start", 2, "end", 4)));
    }

    @Test
    void findsConversationsByTheNamesOfTheirUser() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小王", null, null)), user.toRobot("您好"));
        await().untilAsserted(() -> assertThat(conversations("小王")).hasSize(1));
        String conversation = Desk.idOf(user.openId());

        // When
        Tokens.as("li")
                .body(Map.of("remarkName", "Wang Er"))
                .patch("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then()
                .statusCode(200);

        // Then
        assertThat(conversations("小王")).containsExactly(conversation);
        assertThat(conversations("wang 小")).containsExactly(conversation);
        assertThat(conversations("王二")).isEmpty();
        Tokens.as("li")
                .queryParam("q", "wang")
                .get("/api/search")
                .then()
                .body("items[0].message", nullValue())
                .body("items[0].conversation.name", equalTo("Wang Er"))
                .body("items[0].snippet.text", equalTo("Wang Er 小王"))
                .body("items[0].snippet.matches", contains(Map.of("start", 0, "end", 4)));
        Tokens.as("li")
                .body("{\"remarkName\": null}")
                .patch("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then()
                .statusCode(200);
        assertThat(conversations("wang")).isEmpty();
        assertThat(conversations("小王")).containsExactly(conversation);
    }

    @Test
    void theNewestStandFirstAndPagesFollow() {
        // Given what was written over the years, some of it at the same time
        archive.user(FIRST_APP, "user", null, "退款大王");
        UUID conversation = archive.conversation(FIRST_APP, "user", now.minus(3, ChronoUnit.DAYS));
        List<String> written = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            written.add("退款" + n);
            archive.message(conversation, "退款" + n, now.minusSeconds(1L << (n / 2 * 2)));
        }

        // When
        List<Map<String, Object>> read = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = new JsonPath(json("admin", "退款", "limit", "4", "after", next));
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(4);
            read.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);

        // Then
        assertThat(read)
                .extracting(item -> Instant.parse((String) item.get("at")))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(read).hasSize(26);
        List<String> texts = read.stream()
                .filter(item -> item.get("message") != null)
                .map(item -> (String) ((Map<?, ?>) item.get("message")).get("text"))
                .toList();
        assertThat(texts).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void isNarrowedByAppAgentStateAndDays() {
        // Given
        archive.user(FIRST_APP, "one", null, null);
        archive.user(SECOND_APP, "two", null, null);
        desk.bind(FIRST_APP, "zhao", "AGENT", 10);
        Desk.status("zhao", "ONLINE");
        UUID served = archive.conversation(
                FIRST_APP, "one", "SERVING", "zhao", List.of("zhao"), null, Instant.parse("2026-01-01T00:00:00Z"));
        UUID ended = archive.conversation(SECOND_APP, "two", Instant.parse("2026-01-01T00:00:00Z"));
        archive.message(served, "退款 一", Instant.parse("2026-01-31T15:59:59Z"));
        archive.message(ended, "退款 二", Instant.parse("2026-01-31T16:00:00Z"));
        archive.message(ended, "OUT", "AGENT", "TEXT", "wang", "退款 三", Instant.parse("2026-02-01T16:00:00Z"));

        // When, then
        assertThat(texts("admin", "退款")).containsExactly("退款 三", "退款 二", "退款 一");
        assertThat(texts("admin", "退款", "app", FIRST_APP)).containsExactly("退款 一");
        assertThat(texts("admin", "退款", "agent", "wang")).containsExactly("退款 三");
        assertThat(texts("admin", "退款", "agent", "zhao")).containsExactly("退款 一");
        assertThat(texts("admin", "退款", "state", "ended")).containsExactly("退款 三", "退款 二");
        assertThat(texts("admin", "退款", "state", "SERVING")).containsExactly("退款 一");
        assertThat(texts("admin", "退款", "from", "2026-02-01", "until", "2026-02-01"))
                .containsExactly("退款 二");
        assertThat(texts("admin", "退款", "until", "2026-01-31")).containsExactly("退款 一");
        assertThat(texts("admin", "退款", "from", "2026-02-01", "zone", "UTC")).containsExactly("退款 三");
    }

    @ParameterizedTest
    @CsvSource({
        "q, ' '",
        "q, 1 2 3 4 5 6 7 8 9",
        "state, gone",
        "from, now",
        "until, 2026-02-30",
        "zone, Mars",
        "after, x"
    })
    void wrongQuestionsNameTheField(String field, String value) {
        Tokens.as("li")
                .queryParams(field.equals("q") ? Map.of("q", value) : Map.of("q", "退款", field, value))
                .get("/api/search")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains(field));
    }

    @Test
    void questionsAreShort() {
        Tokens.as("li")
                .queryParam("q", "a".repeat(101))
                .get("/api/search")
                .then()
                .statusCode(422)
                .body("violations.field", contains(notNullValue()));
    }

    private UUID said(String text) {
        String user = UUID.randomUUID().toString();
        archive.user(FIRST_APP, user, null, null);
        UUID conversation = archive.conversation(FIRST_APP, user, "ROBOT", null, List.of(), null, now);
        archive.message(conversation, text, now);
        return conversation;
    }

    private static List<String> conversations(String asked) {
        return new JsonPath(json("li", asked)).getList("items.findAll { it.message == null }.conversation.id");
    }

    private static List<String> texts(String person, String asked, String... more) {
        return new JsonPath(json(person, asked, more)).getList("items.message.text");
    }

    private static String json(String person, String asked, String... more) {
        var request = Tokens.as(person).queryParam("q", asked);
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i], more[i + 1]);
        }
        return request.get("/api/search").then().statusCode(200).extract().asString();
    }
}
