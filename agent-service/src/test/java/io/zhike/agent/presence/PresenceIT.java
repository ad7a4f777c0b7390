package io.zhike.agent.presence;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents whose workbench is open, is gone, and is back. wang's is open all the time. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class PresenceIT {

    private static final Duration STEP = Duration.ofSeconds(20);

    private final Records records = new Records();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> opened = new ArrayList<>();

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @Inject
    Attendance attendance;

    @BeforeEach
    void liAndWangAreThere() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "ONLINE");
        Desk.status("wang", "AWAY");
        open(LocalPerson.WANG);
    }

    @AfterEach
    void close() {
        opened.forEach(WebSocket::abort);
        http.close();
        clock.reset();
        records.close();
    }

    @Test
    void whoseWorkbenchIsGoneForAGraceIsOffline() {
        // Given
        WebSocket workbench = open(LocalPerson.LI);
        passSteps(4);
        assertThat(status("li")).isEqualTo("ONLINE");

        // When
        workbench.abort();
        passSteps(2);
        assertThat(status("li")).isEqualTo("ONLINE");
        passSteps(2);

        // Then
        await().untilAsserted(() -> assertThat(status("li")).isEqualTo("OFFLINE"));
        assertThat(status("wang")).isEqualTo("AWAY");
    }

    @Test
    void severalWorkbenchesAreOnePresence() {
        // Given
        WebSocket first = open(LocalPerson.LI);
        open(LocalPerson.LI);

        // When
        first.abort();
        passSteps(5);

        // Then
        assertThat(status("li")).isEqualTo("ONLINE");
    }

    @Test
    void aStatusThatWasSetWithoutAWorkbenchStays() {
        // When
        passSteps(5);

        // Then
        assertThat(status("li")).isEqualTo("ONLINE");
    }

    @Test
    void nobodyIsTakenForGoneAfterAGap() {
        // Given
        open(LocalPerson.LI).abort();

        // When the service, or its clock, was away for longer than a grace
        clock.advance(Duration.ofMinutes(3));
        passSteps(1);

        // Then there is a whole grace to come back
        assertThat(status("li")).isEqualTo("ONLINE");
        open(LocalPerson.LI);
        passSteps(4);
        assertThat(status("li")).isEqualTo("ONLINE");
    }

    @Test
    void whoIsBackHasTheirStatusAndWhatNobodyElseTook() {
        // Given
        WebSocket workbench = open(LocalPerson.LI);
        Routed answered = served();
        Desk.say("li", Desk.idOf(answered.openId()), "您好").then().statusCode(202);
        Routed unanswered = served();
        Routed taken = served();
        workbench.abort();
        passSteps(4);
        awaitState(answered, "DORMANT");
        awaitState(unanswered, "WAITING");
        awaitState(taken, "WAITING");
        Desk.accept("wang", Desk.idOf(taken.openId())).then().statusCode(200);

        // When
        open(LocalPerson.LI);

        // Then
        assertThat(status("li")).isEqualTo("ONLINE");
        for (Routed user : List.of(answered, unanswered)) {
            await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                    .containsEntry("state", "SERVING")
                    .containsEntry("agentId", "li"));
        }
        assertThat(Desk.conversationOf(taken.openId())).containsEntry("agentId", "wang");
        Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, Desk.idOf(answered.openId()))
                .then()
                .body("items.reason", hasItem("CAME_BACK"));
    }

    @Test
    void whoSignedOutThemselvesIsNotBroughtBack() {
        // Given
        WebSocket workbench = open(LocalPerson.LI);
        Desk.status("li", "OFFLINE");
        workbench.abort();
        passSteps(4);

        // When
        open(LocalPerson.LI);

        // Then
        assertThat(status("li")).isEqualTo("OFFLINE");
    }

    @Test
    void signingOutWarnsOfUsersWhoWait() {
        // Given
        Tokens.as("li")
                .get("/api/me/signing-out")
                .then()
                .statusCode(200)
                .body("unanswered", equalTo(0))
                .body("warning", nullValue());
        served();
        Routed answered = served();
        Desk.say("li", Desk.idOf(answered.openId()), "您好").then().statusCode(202);

        // When, then
        Tokens.as("li")
                .get("/api/me/signing-out")
                .then()
                .body("unanswered", equalTo(1))
                .body("warning", equalTo("有 1 个会话未回复，退出后回到待接入"));
    }

    private Routed served() {
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工"));
        awaitState(user, "SERVING");
        return user;
    }

    private static void awaitState(Routed user, String state) {
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(user.openId()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", state)));
    }

    private static String status(String agent) {
        return Tokens.as(agent).get("/api/me").then().extract().path("status");
    }

    /** Time goes on, and after each step it is noted whose workbench is open. */
    private void passSteps(int steps) {
        for (int step = 0; step < steps; step++) {
            clock.advance(STEP);
            Instant now = clock.instant();
            await().until(() -> attendanceOf("wang").isAfter(now));
        }
    }

    private Instant attendanceOf(String agent) {
        return QuarkusTransaction.requiringNew()
                .call(() -> attendance.lastSeen(agent).orElse(Instant.MIN));
    }

    private WebSocket open(LocalPerson person) {
        WebSocket socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + Engines.tokens().of(person))
                .buildAsync(
                        URI.create("ws://localhost:%d/api/updates".formatted(RestAssured.port)),
                        new WebSocket.Listener() {})
                .join();
        opened.add(socket);
        Instant now = clock.instant();
        await().until(() -> attendanceOf(person.name().toLowerCase(Locale.ROOT)).isAfter(now.minusSeconds(5)));
        return socket;
    }
}
