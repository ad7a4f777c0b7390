package io.zhike.agent.lifecycle;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules that time drives, as it really passes, with times that are short. */
@QuarkusTest
@TestProfile(ShortTimesIT.ShortTimes.class)
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ShortTimesIT {

    /** Everything in seconds. */
    public static class ShortTimes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "zhike.conversation.dormant-after", "PT3S",
                    "zhike.conversation.expire-after", "PT12S",
                    "zhike.presence.grace", "PT4S");
        }
    }

    private final Records records = new Records();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Routed user = Routed.newUser(FIRST_APP);
    private Instant written = Instant.MIN;

    @Inject
    Desk desk;

    @BeforeEach
    void liHasAUser() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
        written = Instant.now();
        records.write(Topic.ROUTED, user.keyword("人工"));
        awaitState("SERVING");
    }

    @AfterEach
    void close() {
        http.close();
        records.close();
    }

    @Test
    void anAnsweredConversationRestsAndExpires() {
        // Given
        Desk.say("li", Desk.idOf(user.openId()), "您好").then().statusCode(202);
        Instant answered = Instant.now();

        // When, then
        awaitState("DORMANT");
        assertThat(Duration.between(answered, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        awaitState("EXPIRED");
        assertThat(Duration.between(written, Instant.now())).isGreaterThan(Duration.ofSeconds(11));
    }

    @Test
    void anAgentWhoIsGoneLosesTheirConversationsToTheQueue() {
        // Given
        WebSocket workbench = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + Engines.tokens().of(LocalPerson.LI))
                .buildAsync(
                        URI.create("ws://localhost:%d/api/updates".formatted(RestAssured.port)),
                        new WebSocket.Listener() {})
                .join();

        // When
        workbench.abort();
        Instant gone = Instant.now();

        // Then
        await().until(() -> "OFFLINE".equals(Tokens.as("li").get("/api/me").path("status")));
        assertThat(Duration.between(gone, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
        awaitState("WAITING");
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Desk.conversationsOf(user.openId()))
                        .singleElement()
                        .satisfies(one -> assertThat(one).containsEntry("state", state)));
    }
}
