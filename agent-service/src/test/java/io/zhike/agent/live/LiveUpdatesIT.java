package io.zhike.agent.live;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.Spent;
import io.zhike.events.routed.SelfReported;
import io.zhike.events.update.ConversationUpdated;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an open workbench is told. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class LiveUpdatesIT {

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Workbench> opened = new CopyOnWriteArrayList<>();

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @Inject
    Viewers viewers;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "wang", 10);
    }

    @AfterEach
    void close() {
        clock.reset();
        opened.forEach(Workbench::close);
        http.close();
        records.close();
    }

    @Test
    void showsWhatMayStillBeSentWithinASecond() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        Workbench li = open(LocalPerson.LI);

        // When
        Instant expires = Instant.now().plusSeconds(3600);
        records.write(
                Topic.QUOTA,
                new QuotaChanged(
                        UUID.randomUUID(),
                        FIRST_APP,
                        user.openId(),
                        Instant.now(),
                        1,
                        2,
                        3,
                        new Spent(1, 0, 0),
                        expires));

        // Then
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(li.told()).anySatisfy(update -> {
                    assertThat(update.getString("type")).isEqualTo("conversation");
                    assertThat(update.getString("conversation.openId")).isEqualTo(user.openId());
                    assertThat(update.getInt("conversation.quota.remaining")).isEqualTo(2);
                    assertThat(update.getInt("conversation.quota.spent.agent")).isEqualTo(1);
                }));
    }

    @Test
    void showsWhatAUserWrites() {
        // Given
        Workbench li = open(LocalPerson.LI);

        // When
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then
        await().untilAsserted(() -> assertThat(li.told())
                .anySatisfy(update -> assertThat(update.getString("conversation.lastMessage.text"))
                        .isEqualTo("你好")));
    }

    @Test
    void showsWhatPeopleWriteOfAConversation() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        String conversation = Desk.idOf(user.openId());
        Workbench li = open(LocalPerson.LI);

        // When, then
        Tokens.as("admin")
                .body(List.of("退款"))
                .put("/api/conversations/{id}/tags", conversation)
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(li.told())
                .anySatisfy(update ->
                        assertThat(update.getList("conversation.tags")).isEqualTo(List.of("退款"))));

        Tokens.as("li")
                .body(Map.of("remarkName", "王女士"))
                .patch("/api/apps/{app}/users/{user}", FIRST_APP, user.openId())
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(li.told())
                .anySatisfy(update ->
                        assertThat(update.getString("conversation.name")).isEqualTo("王女士")));

        int told = li.told().size();
        Tokens.as("admin")
                .body(Map.of("id", UUID.randomUUID(), "text", "老客户"))
                .post("/api/conversations/{id}/notes", conversation)
                .then()
                .statusCode(201);
        await().untilAsserted(() -> assertThat(li.told())
                .hasSizeGreaterThan(told)
                .last()
                .satisfies(update -> assertThat(update.getString("conversation.lastMessage.text"))
                        .isEqualTo("你好")));

        Tokens.as("admin")
                .body(Map.of("reason", "辱骂"))
                .put("/api/apps/{app}/users/{user}/block", FIRST_APP, user.openId())
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(li.told())
                .last()
                .satisfies(update -> assertThat(update.getString("type")).isEqualTo("gone")));
    }

    @Test
    void showsNothingOfAnotherApp() {
        // Given
        Workbench li = open(LocalPerson.LI);
        Workbench wang = open(LocalPerson.WANG);

        // When
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> li.told().size() > 1);

        // Then
        assertThat(wang.told()).extracting(update -> update.getString("type")).containsExactly("ready");
    }

    @Test
    void tellsThatAConversationIsOthersNow() {
        // Given
        desk.agent(FIRST_APP, "zhao", 10);
        Desk.status("li", "AWAY");
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        String conversation = Desk.idOf(user.openId());
        Workbench zhao = open(LocalPerson.ZHAO);
        Workbench wang = open(LocalPerson.WANG);

        // When
        Desk.accept("li", conversation).then().statusCode(200);
        Desk.say("li", conversation, "您好").then().statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(zhao.told())
                .filteredOn(update -> update.getString("type").equals("gone"))
                .singleElement()
                .satisfies(update -> assertThat(update.getString("id")).isEqualTo(conversation)));
        assertThat(wang.told()).extracting(update -> update.getString("type")).containsExactly("ready");
    }

    @Test
    void connectsAgainWhoseRightsChange() {
        // Given
        Workbench li = open(LocalPerson.LI);

        // When
        desk.agent(SECOND_APP, "li", 10);
        clock.advance(Duration.ofSeconds(11));
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then
        await().until(() -> li.closed.getNow(0) == 1012);
    }

    @Test
    void saysNothingMoreOfAnAppThatIsTakenAway() {
        // Given
        Workbench li = open(LocalPerson.LI);
        desk.unbind(FIRST_APP, "li");
        clock.advance(Duration.ofSeconds(11));

        // When
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then
        await().until(() -> li.closed.getNow(0) == 1012);
        assertThat(li.told()).extracting(update -> update.getString("type")).containsExactly("ready");
    }

    @Test
    void connectsAgainWhereItsPlaceInTheTopicIsLost() throws Exception {
        // Given
        Workbench li = open(LocalPerson.LI);

        // When the group loses its member, as after a break that was too long
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Engines.kafka()))) {
            var withMembers = new ListGroupsOptions().inGroupStates(Set.of(GroupState.STABLE));
            for (GroupListing group : admin.listGroups(withMembers).all().get()) {
                if (group.groupId().startsWith("agent-service-")) {
                    admin.removeMembersFromConsumerGroup(group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                            .all()
                            .get();
                }
            }
        }

        // Then
        await().until(() -> li.closed.getNow(0) == 1012);

        // When it connects again, before or after the place is found
        Workbench again = open(LocalPerson.LI);
        records.write(Topic.ROUTED, user.toRobot("你好"));

        // Then nothing is missed
        await().untilAsserted(() -> assertThat(again.told())
                .anySatisfy(update -> assertThat(update.getString("conversation.lastMessage.text"))
                        .isEqualTo("你好")));
        assertThat(again.told().getFirst().getString("type")).isEqualTo("ready");
    }

    @Test
    void connectsAgainWhereItCannotBeTold() {
        // Given a conversation that cannot be read
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        String conversation = Desk.idOf(user.openId());
        Workbench li = open(LocalPerson.LI);
        desk.forgetUser(FIRST_APP, user.openId());

        // When
        records.write(
                Topic.AGENT_UPDATES,
                new ConversationUpdated(
                        UUID.randomUUID(), FIRST_APP, user.openId(), Instant.now(), UUID.fromString(conversation)));

        // Then
        await().until(() -> li.closed.getNow(0) == 1012);
    }

    @Test
    void isReadyWhenUpdatesAreRead() {
        // Given
        viewers.updatesAreNotRead();
        Workbench li = new Workbench();
        li.socket = connect(Engines.tokens().of(LocalPerson.LI), li).join();
        opened.add(li);
        await().during(Duration.ofMillis(500)).until(() -> li.told().isEmpty());

        // When
        viewers.updatesAreRead();

        // Then
        await().untilAsserted(() -> assertThat(li.told())
                .extracting(update -> update.getString("type"))
                .containsExactly("ready"));
    }

    @Test
    void showsThatAUserEnters() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        Workbench li = open(LocalPerson.LI);

        // When
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小明", null, "商品页")));

        // Then
        await().untilAsserted(() -> assertThat(li.told()).anySatisfy(update -> {
            assertThat(update.getString("conversation.lastMessage.text")).isEqualTo("用户进入会话");
            assertThat(update.getString("conversation.selfReported.nickName")).isEqualTo("小明");
        }));
    }

    @Test
    void showsWhatAConversationHasWhenAHeldReplyLeavesIt() {
        // Given
        Desk.status("li", "AWAY");
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        String ended = Desk.idOf(user.openId());
        Desk.accept("li", ended).then().statusCode(200);
        desk.endLongAgo("li", ended);
        Desk.hold("li", ended, "还有一件事").then().statusCode(202);
        Workbench li = open(LocalPerson.LI);

        // When
        records.write(Topic.ROUTED, user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(li.told()).anySatisfy(update -> {
            assertThat(update.getString("conversation.id")).isEqualTo(ended);
            assertThat(update.getString("conversation.lastMessage.text")).isEqualTo("你好");
        }));
    }

    @Test
    void takesABrowsersToken() {
        // Given
        String token = URLEncoder.encode("Bearer " + Engines.tokens().of(LocalPerson.LI), StandardCharsets.UTF_8)
                .replace("+", "%20");
        Workbench li = new Workbench();

        // When
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("bearer-token-carrier", "quarkus-http-upgrade#Authorization#" + token)
                .buildAsync(address(), li)
                .join();
        li.socket = socket;
        opened.add(li);

        // Then
        assertThat(socket.getSubprotocol()).isEqualTo("bearer-token-carrier");
        await().until(() -> !li.told().isEmpty());
    }

    @Test
    void opensForPeopleOnly() {
        for (String token : List.of("no token", Engines.tokens().ofServices())) {
            assertThatThrownBy(() -> connect(token, new Workbench()).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    private Workbench open(LocalPerson person) {
        Workbench workbench = new Workbench();
        workbench.socket = connect(Engines.tokens().of(person), workbench).join();
        opened.add(workbench);
        await().until(() -> !workbench.told().isEmpty());
        return workbench;
    }

    private CompletableFuture<WebSocket> connect(String token, Workbench workbench) {
        return http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(address(), workbench);
    }

    private static URI address() {
        return URI.create("ws://localhost:%d/api/updates".formatted(RestAssured.port));
    }

    /** Keeps what it is told. */
    private static final class Workbench implements WebSocket.Listener {

        private final List<JsonPath> told = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Nullable
        private WebSocket socket;

        List<JsonPath> told() {
            return told;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                told.add(JsonPath.from(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
