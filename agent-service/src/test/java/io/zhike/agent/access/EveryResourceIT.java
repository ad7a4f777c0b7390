package io.zhike.agent.access;

import static io.restassured.RestAssured.given;
import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Pictures;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every resource of the OpenAPI document, for everybody who could ask for another's things: what each is answered stands in
 * a table, and a resource that is not in it fails the test.
 *
 * <p>li has a conversation of the first app; wang is an agent of that app; zhao administers the second one; admin
 * administers every app.
 */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class EveryResourceIT {

    /** Who asks without a token is answered 401 everywhere. Nothing is proposed, and there is no webhook of
     * that id, which an administrator is told with 404.
     */
    private static final String TABLE = """
            # operation                                          | body                     | service | zhao | wang | li  | admin
            GET    /api/me                                       |                          | 403     | 200  | 200  | 200 | 200
            PATCH  /api/me                                       | {}                       | 403     | 200  | 200  | 200 | 200
            PUT    /api/me/status                                | {"status": "AWAY"}       | 403     | 200  | 200  | 200 | 200
            GET    /api/me/signing-out                           |                          | 403     | 200  | 200  | 200 | 200
            GET    /api/apps                                     |                          | 403     | 200  | 200  | 200 | 200
            GET    /api/conversations                            |                          | 403     | 200  | 200  | 200 | 200
            GET    /api/apps/{appId}/conversations               |                          | 403     | 404  | 200  | 200 | 200
            GET    /api/search                                   |                          | 403     | 200  | 200  | 200 | 200
            GET    /api/apps/{appId}/export                      |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/conversations/{id}                       |                          | 403     | 404  | 404  | 200 | 200
            GET    /api/conversations/{id}/messages              |                          | 403     | 404  | 404  | 200 | 200
            POST   /api/conversations/{id}/messages              | WORDS                    | 403     | 404  | 409  | 202 | 202
            POST   /api/conversations/{id}/messages/{messageId}/send |                      | 403     | 404  | 409  | 202 | -
            DELETE /api/conversations/{id}/messages/{messageId}  |                          | 403     | 404  | 409  | 202 | 202
            POST   /api/conversations/{id}/accept                |                          | 403     | 404  | 409  | 200 | 409
            POST   /api/conversations/{id}/typing                |                          | 403     | 404  | 404  | 202 | 202
            POST   /api/conversations/{id}/transfer              | {}                       | 403     | 404  | 409  | 200 | 200
            POST   /api/conversations/{id}/take-over             |                          | 403     | 404  | 403  | 403 | 200
            POST   /api/conversations/{id}/end                   |                          | 403     | 404  | 409  | 200 | 200
            GET    /api/apps/{appId}/assignments                 |                          | 403     | 404  | 404  | 200 | 200
            GET    /api/apps/{appId}/deliveries/{id}             |                          | 403     | 404  | 404  | 200 | 200
            GET    /api/apps/{appId}/users/{openId}/quota        |                          | 403     | 404  | 404  | 200 | 200
            GET    /api/apps/{appId}/users/{openId}/quota/ledger |                          | 403     | 404  | 404  | 200 | 200
            GET    /api/apps/{appId}/users/{openId}              |                          | 403     | 404  | 404  | 200 | 200
            PATCH  /api/apps/{appId}/users/{openId}              | {}                       | 403     | 404  | 404  | 200 | 200
            DELETE /api/apps/{appId}/users/{openId}              |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/users/{openId}/export       |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/users/{openId}/conversations |                         | 403     | 404  | 404  | 200 | 200
            PUT    /api/apps/{appId}/users/{openId}/block        | {"reason": "a"}          | 403     | 404  | 403  | 403 | 200
            DELETE /api/apps/{appId}/users/{openId}/block        |                          | 403     | 404  | 403  | 403 | 200
            POST   /api/apps/{appId}/users/{openId}/block-proposals | {"reason": "a"}       | 403     | 404  | 404  | 201 | 201
            DELETE /api/apps/{appId}/users/{openId}/block-proposals |                       | 403     | 404  | 403  | 403 | 404
            GET    /api/apps/{appId}/block-proposals             |                          | 403     | 404  | 403  | 403 | 200
            POST   /api/conversations/{id}/notes                 | NOTE                     | 403     | 404  | 404  | 201 | 201
            PUT    /api/conversations/{id}/tags                  | ["a"]                    | 403     | 404  | 404  | 200 | 200
            GET    /api/apps/{appId}/tags                        |                          | 403     | 404  | 200  | 200 | 200
            GET    /api/apps/{appId}/canned-replies              |                          | 403     | 404  | 200  | 200 | 200
            POST   /api/apps/{appId}/canned-replies              | CANNED                   | 403     | 404  | 403  | 403 | 201
            PUT    /api/apps/{appId}/canned-replies/{id}         | CANNED                   | 403     | 404  | 403  | 403 | 200
            DELETE /api/apps/{appId}/canned-replies/{id}         |                          | 403     | 404  | 403  | 403 | 204
            POST   /api/conversations/{id}/canned-replies/{cannedId} |                      | 403     | 404  | 404  | 200 | 200
            POST   /api/media                                    | PICTURE                  | 403     | 404  | 201  | 201 | 201
            GET    /api/media/{id}                               |                          | 403     | 404  | 200  | 200 | 200
            GET    /api/internal/apps/{appId}/media/{id}         |                          | 200     | 403  | 403  | 403 | 403
            GET    /api/apps/{appId}/webhooks                    |                          | 403     | 404  | 403  | 403 | 200
            POST   /api/apps/{appId}/webhooks                    | WEBHOOK                  | 403     | 404  | 403  | 403 | 201
            GET    /api/apps/{appId}/webhooks/{id}               |                          | 403     | 404  | 403  | 403 | 404
            PATCH  /api/apps/{appId}/webhooks/{id}               | {}                       | 403     | 404  | 403  | 403 | 404
            DELETE /api/apps/{appId}/webhooks/{id}               |                          | 403     | 404  | 403  | 403 | 404
            POST   /api/apps/{appId}/webhooks/{id}/test          |                          | 403     | 404  | 403  | 403 | 404
            POST   /api/apps/{appId}/webhooks/{id}/secret        |                          | 403     | 404  | 403  | 403 | 404
            GET    /api/apps/{appId}/webhooks/{id}/deliveries    |                          | 403     | 404  | 403  | 403 | 404
            POST   /api/apps/{appId}/webhooks/{id}/deliveries/{deliveryId}/retry |          | 403     | 404  | 403  | 403 | 404
            GET    /api/apps/{appId}/audit                       |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/desk                        |                          | 403     | 404  | 200  | 200 | 200
            PUT    /api/apps/{appId}/desk                        | {}                       | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/agents                      |                          | 403     | 404  | 403  | 403 | 200
            POST   /api/apps/{appId}/agents                      | {"username": "new"}      | 403     | 404  | 403  | 403 | 201
            PATCH  /api/apps/{appId}/agents/{agentId}            | {"role": "agent"}        | 403     | 404  | 403  | 403 | 200
            DELETE /api/apps/{appId}/agents/{agentId}            |                          | 403     | 404  | 403  | 403 | 204
            GET    /api/apps/{appId}/compliance                  |                          | 403     | 404  | 403  | 403 | 200
            PUT    /api/apps/{appId}/compliance                  | {}                       | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/compliance/findings         |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/doctor                      |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/statistics                  |                          | 403     | 404  | 200  | 200 | 200
            GET    /api/apps/{appId}/reception                   |                          | 403     | 404  | 403  | 403 | 200
            PUT    /api/apps/{appId}/reception                   | {}                       | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/reception/{part}            |                          | 403     | 404  | 403  | 403 | 200
            PUT    /api/apps/{appId}/reception/{part}            | {}                       | 403     | 404  | 403  | 403 | 200
            POST   /api/apps/{appId}/reception/preview           | {}                       | 403     | 404  | 200  | 200 | 200
            GET    /api/apps/{appId}/reception/versions          |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/reception/versions/{version} |                         | 403     | 404  | 403  | 403 | 200
            POST   /api/apps/{appId}/reception/versions/{version}/restore | {}              | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/reception/statistics        |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/reception/unanswered        |                          | 403     | 404  | 403  | 403 | 200
            GET    /api/apps/{appId}/reception/warnings          |                          | 403     | 404  | 403  | 403 | 200
            """;

    /** What is for services alone, and is tested where they are. */
    private static final Set<String> OF_SERVICES = Set.of("PUT /api/internal/apps/{appId}/media/{id}");

    private static final int USERS_AT_ONCE = 50;
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** A resource, and what each is answered; "-" where it is not asked. */
    private record Row(String method, String path, String body, Map<String, String> answers) {

        static Row of(String line) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            String[] operation = cells.get(0).split("\\s+");
            return new Row(
                    operation[0],
                    operation[1],
                    cells.get(1),
                    Map.of(
                            "service", cells.get(2),
                            "zhao", cells.get(3),
                            "wang", cells.get(4),
                            "li", cells.get(5),
                            "admin", cells.get(6)));
        }

        boolean reads() {
            return method.equals("GET");
        }

        String operation() {
            return method + " " + path;
        }
    }

    private final Records records = new Records();
    private final List<Row> rows =
            TABLE.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
    private final Queue<Routed> users = new ArrayDeque<>();
    private Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";
    private String reply = "";
    private String picture = "";
    private String canned = "";

    @Inject
    Desk desk;

    @BeforeEach
    void openTheDesk() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 100);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
        List.of("li", "wang", "zhao", "admin").forEach(agent -> Desk.status(agent, "AWAY"));
        picture = withPicture(Tokens.as("li")).post("/api/media").path("id");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void isInTheTable() {
        // When
        JsonPath document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        SortedSet<String> described = new TreeSet<>();
        document.<String, Map<String, Object>>getMap("paths")
                .forEach((path, operations) -> METHODS.stream()
                        .filter(operations::containsKey)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        described.removeAll(OF_SERVICES);
        SortedSet<String> inTheTable = new TreeSet<>();
        rows.forEach(row -> inTheTable.add(row.operation()));
        assertThat(inTheTable).isEqualTo(described);
    }

    @Test
    void answersEverybodyWhatTheTableSays() {
        // Given
        SoftAssertions softly = new SoftAssertions();

        boolean asItWas = false;
        for (Row row : rows) {
            // When, then
            if (!asItWas) {
                begin();
            }
            softly.assertThat(ask(given().contentType(ContentType.JSON), row))
                    .as("nobody: %s", row.operation())
                    .isEqualTo(401);
            for (String who : List.of("service", "zhao", "wang", "li", "admin")) {
                String expected = Objects.requireNonNull(row.answers().get(who), who);
                if (expected.startsWith("2") && !row.reads()) {
                    begin();
                }
                if (!expected.equals("-")) {
                    RequestSpecification request = who.equals("service") ? Tokens.asService() : Tokens.as(who);
                    softly.assertThat(ask(request, row))
                            .as("%s: %s", who, row.operation())
                            .isEqualTo(Integer.parseInt(expected));
                }
            }
            asItWas = row.reads();
        }
        softly.assertAll();
    }

    /** Another user has written, li has them and wants to say something when they write next; nobody else works there. */
    private void begin() {
        desk.unbind(FIRST_APP, "new");
        if (!Tokens.as("li").get("/api/apps").path("items.id").toString().contains(FIRST_APP)) {
            desk.agent(FIRST_APP, "li", 100);
        }
        user = nextUser();
        conversation = Desk.idOf(user.openId());
        Desk.accept("li", conversation).then().statusCode(200);
        canned = Tokens.as("admin")
                .body(cannedReply())
                .post("/api/apps/{app}/canned-replies", FIRST_APP)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        reply = Desk.hold("li", conversation, "再见")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Many write at once, since to wait for each of them would take most of the test's time. */
    private Routed nextUser() {
        if (users.isEmpty()) {
            Stream.generate(() -> Routed.newUser(FIRST_APP))
                    .limit(USERS_AT_ONCE)
                    .forEach(users::add);
            users.forEach(each -> records.write(Topic.ROUTED, each.toRobot("你好")));
            await().until(() -> users.stream()
                    .noneMatch(each -> Desk.conversationsOf(each.openId()).isEmpty()));
        }
        return users.remove();
    }

    private int ask(RequestSpecification request, Row row) {
        RequestSpecification asked = row.body().equals("PICTURE") ? withPicture(request) : body(request, row.body());
        if (row.path().endsWith("/assignments")) {
            asked = asked.queryParam("conversation", conversation);
        }
        if (row.path().endsWith("/search")) {
            asked = asked.queryParam("q", "你好");
        }
        return asked.pathParams(named(row.path()))
                .request(row.method(), row.path())
                .statusCode();
    }

    private static RequestSpecification body(RequestSpecification request, String body) {
        return switch (body) {
            case "" -> request;
            case "WORDS" -> request.body(Map.of("id", UUID.randomUUID(), "type", "text", "text", "您好"));
            case "NOTE" -> request.body(Map.of("id", UUID.randomUUID(), "text", "老客户"));
            case "WEBHOOK" -> request.body(Map.of("url", "http://127.0.0.1:9/", "events", List.of("window.lost")));
            case "CANNED" -> request.body(cannedReply());
            default -> request.body(body);
        };
    }

    private static Map<String, ?> cannedReply() {
        return Map.of("scope", "app", "title", "问候", "content", Map.of("type", "text", "text", "您好"));
    }

    private static RequestSpecification withPicture(RequestSpecification request) {
        return request.contentType(ContentType.MULTIPART)
                .multiPart("app", FIRST_APP)
                .multiPart("file", "picture.png", Pictures.plain("png"), "image/png");
    }

    private Map<String, String> named(String path) {
        String id = path.contains("/media/")
                ? picture
                : path.contains("/deliveries/")
                        ? reply
                        : path.startsWith("/api/apps/{appId}/canned-replies") ? canned : conversation;
        Map<String, String> names = new HashMap<>(Map.of(
                "appId",
                FIRST_APP,
                "id",
                id,
                "messageId",
                reply,
                "cannedId",
                canned,
                "openId",
                user.openId(),
                "agentId",
                "li",
                "part",
                "rules",
                "version",
                "1"));
        names.put("deliveryId", "none");
        return names.entrySet().stream()
                .filter(name -> path.contains("{" + name.getKey() + "}"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
