package io.zhike.agent.webhook;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.agent.webhook.Webhooks.Added;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How administrators keep an app's webhooks. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class WebhookIT {

    private final Webhooks webhooks = new Webhooks(FIRST_APP);
    private final Receiver receiver = new Receiver();

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    WebhookIT() throws IOException {}

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void close() {
        clock.reset();
        receiver.close();
    }

    @Test
    void showsASecretOnceAndKeepsWhatWasSaid() {
        // When
        Added added = webhooks.add(receiver.url("/hook"), "window.lost");

        // Then
        assertThat(added.secret()).startsWith("whsec_");
        Tokens.as("admin")
                .get(Webhooks.ALL, FIRST_APP)
                .then()
                .statusCode(200)
                .body("items.id", contains(added.id()))
                .body("items[0].url", equalTo(receiver.url("/hook")))
                .body("items[0].events", contains("window.lost"))
                .body("items[0].enabled", equalTo(true))
                .body("items[0].createdBy", equalTo("admin"))
                .body(not(containsString("whsec_")));
    }

    @Test
    void changesWhatIsThereAndDeletes() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));

        // When
        webhooks.change(added, Map.of("events", List.of("window.closing", "conversation.changed"), "enabled", false));

        // Then
        assertThat(webhooks.get(added).getList("events")).containsExactly("conversation.changed", "window.closing");
        assertThat(webhooks.get(added).getString("url")).isEqualTo(receiver.url("/hook"));
        assertThat(webhooks.get(added).getString("disabledBecause")).isEqualTo("BY_HAND");

        // When
        Tokens.as("admin").delete(Webhooks.ONE, FIRST_APP, added.id()).then().statusCode(204);

        // Then
        Tokens.as("admin").get(Webhooks.ONE, FIRST_APP, added.id()).then().statusCode(404);
        Tokens.as("admin").delete(Webhooks.ONE, FIRST_APP, added.id()).then().statusCode(404);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        List<Map<String, ?>> wrong = List.of(
                Map.of("url", "https://user:password@example.com/"),
                Map.of("url", "http://10.0.0.1/"),
                Map.of("url", "https://example.com/" + "a".repeat(2000)));
        for (Map<String, ?> one : wrong) {
            Tokens.as("admin")
                    .body(one)
                    .post(Webhooks.ALL, FIRST_APP)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("url"));
        }
        Tokens.as("admin")
                .body(Map.of("url", "https://example.com/", "events", List.of()))
                .post(Webhooks.ALL, FIRST_APP)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("events"));
        Added added = webhooks.add(receiver.url("/hook"));
        Tokens.as("admin")
                .body(Map.of("url", "https://192.168.0.1/"))
                .patch(Webhooks.ONE, FIRST_APP, added.id())
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("url"));
    }

    @Test
    void thereAreAtMostTen() {
        // Given
        for (int i = 0; i < 10; i++) {
            webhooks.add("https://example.com/" + i);
        }

        // When, then
        Tokens.as("admin")
                .body(Map.of("url", "https://example.com/"))
                .post(Webhooks.ALL, FIRST_APP)
                .then()
                .statusCode(409);
        new Webhooks(SECOND_APP).add("https://example.com/");
    }

    @Test
    void othersHaveNoneOfThem() {
        // Given
        desk.agent(FIRST_APP, "li", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
        Added added = webhooks.add(receiver.url("/hook"));
        List<String> gets = List.of(Webhooks.ONE, Webhooks.ONE + "/deliveries");
        List<String> posts = List.of(
                Webhooks.ONE + "/test",
                Webhooks.ONE + "/secret",
                Webhooks.ONE + "/deliveries/" + added.id() + "/retry");

        // When, then: to agents of the app, to administrators of another, and under another app
        Map.of("li", 403, "zhao", 404).forEach((person, status) -> {
            gets.forEach(path ->
                    Tokens.as(person).get(path, FIRST_APP, added.id()).then().statusCode(status));
            posts.forEach(path ->
                    Tokens.as(person).post(path, FIRST_APP, added.id()).then().statusCode(status));
            Tokens.as(person)
                    .body(Map.of("url", "https://example.com/"))
                    .post(Webhooks.ALL, FIRST_APP)
                    .then()
                    .statusCode(status);
            Tokens.as(person)
                    .body(Map.of("enabled", false))
                    .patch(Webhooks.ONE, FIRST_APP, added.id())
                    .then()
                    .statusCode(status);
            Tokens.as(person).delete(Webhooks.ONE, FIRST_APP, added.id()).then().statusCode(status);
        });
        gets.forEach(path ->
                Tokens.as("zhao").get(path, SECOND_APP, added.id()).then().statusCode(404));
        posts.forEach(path ->
                Tokens.as("zhao").post(path, SECOND_APP, added.id()).then().statusCode(404));
        Tokens.as("admin")
                .get(Webhooks.ONE, FIRST_APP, UUID.randomUUID())
                .then()
                .statusCode(404);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aTestTellsWhatCameBack() {
        // Given
        Added added = webhooks.add(receiver.url("/hook?token=of-somebody"));
        webhooks.change(added, Map.of("enabled", false));
        receiver.answers(200, 302, Receiver.HANG);

        // When, then
        assertThat(webhooks.test(added).getMap(""))
                .containsEntry("delivered", true)
                .containsEntry("status", 200);
        assertThat(webhooks.test(added).getMap(""))
                .containsEntry("delivered", false)
                .containsEntry("status", 302);
        assertThat(webhooks.test(added).getMap(""))
                .containsEntry("delivered", false)
                .containsEntry("failure", "TIMEOUT")
                .doesNotContainKey("status");
        assertThat(receiver.received()).hasSize(3).allSatisfy(received -> {
            assertThat(received.path()).isEqualTo("/hook?token=of-somebody");
            assertThat(received.isSignedWith(added.secret())).isTrue();
            assertThat(received.<String>get("type")).isEqualTo("webhook.test");
            assertThat(received.<String>get("data.endpointId")).isEqualTo(added.id());
        });
        assertThat(webhooks.deliveries(added)).isEmpty();
        Tokens.as("admin").get("/q/metrics").then().body(not(containsString("/hook")));
    }

    @Test
    void anOldSecretSignsBesideTheNewOne() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));

        // When
        String second = webhooks.rotate(added);
        webhooks.test(added);

        // Then
        assertThat(webhooks.get(added).getString("oldSecretUntil")).isNotNull();
        assertThat(receiver.received()).singleElement().satisfies(received -> {
            assertThat(received.isSignedWith(added.secret())).isTrue();
            assertThat(received.isSignedWith(second)).isTrue();
        });

        // When
        clock.advance(Duration.ofHours(24));
        webhooks.test(added);

        // Then
        assertThat(webhooks.get(added).getString("oldSecretUntil")).isNull();
        assertThat(receiver.received().getLast().isSignedWith(added.secret())).isFalse();
        assertThat(receiver.received().getLast().isSignedWith(second)).isTrue();
    }

    @Test
    void whatIsRotatedTwiceIsForgottenAtOnce() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));

        // When
        String second = webhooks.rotate(added);
        String third = webhooks.rotate(added);
        webhooks.test(added);

        // Then
        assertThat(receiver.received()).singleElement().satisfies(received -> {
            assertThat(received.isSignedWith(added.secret())).isFalse();
            assertThat(received.isSignedWith(second)).isTrue();
            assertThat(received.isSignedWith(third)).isTrue();
        });
    }
}
