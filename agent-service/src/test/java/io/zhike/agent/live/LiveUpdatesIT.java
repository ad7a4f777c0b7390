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
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.Spent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "wang", 10);
    }

    @AfterEach
    void close() {
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
        URI address = URI.create("ws://localhost:%d/api/updates".formatted(RestAssured.port));
        return http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(address, workbench);
    }

    /** Keeps what it is told. */
    private static final class Workbench implements WebSocket.Listener {

        private final List<JsonPath> told = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

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

        void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
