package io.zhike.agent.session;

import static io.restassured.RestAssured.given;
import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in with a browser, and no page of others acts for them. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class SessionIT {

    private static final String FOREIGN = "https://elsewhere.example";

    private final Browser browser = new Browser();
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
    }

    @AfterEach
    void close() {
        browser.close();
        http.close();
    }

    @Test
    void whoSignsInIsKnownFromThenOn() {
        // When
        HttpResponse<String> end = browser.signIn("li", "/api/me");

        // Then
        assertThat(end.uri().getPath()).isEqualTo("/api/me");
        assertThat(new JsonPath(end.body()).getString("id")).isEqualTo("li");
        assertThat(new JsonPath(browser.get(Browser.service("/api/apps")).body()).getList("items.id"))
                .containsExactly(FIRST_APP);
    }

    @Test
    void noScriptReadsTheCookieAndNoOtherSiteSendsIt() {
        // When
        browser.signIn("li", "/api/me");

        // Then
        assertThat(browser.cookies())
                .anyMatch(cookie -> cookie.startsWith("q_session"))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .allMatch(cookie -> cookie.contains("HTTPOnly") || cookie.contains("HttpOnly"))
                .allMatch(cookie -> cookie.contains("SameSite=Lax"))
                .noneMatch(cookie -> cookie.contains("Secure"))
                .noneMatch(SessionIT::tellsWhoItIs);
    }

    @Test
    void theCookieIsForTlsAloneBehindTls() {
        // When
        HttpResponse<String> page = browser.get(
                Browser.service("/sign-in"), "X-Forwarded-Proto", "https", "X-Forwarded-Host", "kefu.example");

        // Then
        assertThat(page.uri().getQuery()).contains("redirect_uri=https://kefu.example/sign-in/done");
        assertThat(browser.cookies()).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q_session=gone", "q_session=eyJhbGciOiJkaXIifQ..a.b.c"})
    void whoHasNoSessionIsAnswered401AndNotLedAway(String cookie) {
        given().header("Cookie", cookie)
                .redirects()
                .follow(false)
                .get("/api/me")
                .then()
                .statusCode(401)
                .header("Location", nullValue())
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//elsewhere.example/", "https://elsewhere.example/", "/%5Celsewhere.example", "javascript:1"})
    void signingInLeadsNowhereElse(String back) {
        HttpResponse<String> end = browser.signIn("li", back);

        assertThat(end.uri()).isEqualTo(Browser.service("/"));
    }

    @Test
    void noPageOfAnotherOriginActs() {
        // Given
        browser.signIn("li", "/api/me");
        URI status = Browser.service("/api/me/status");
        String body = "{\"status\": \"AWAY\"}";

        // When, then
        assertThat(browser.put(status, body, "Origin", FOREIGN).statusCode()).isEqualTo(403);
        assertThat(browser.put(status, body, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.put(status, body, "Origin", "http://localhost:" + RestAssured.port)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.put(status, body).statusCode()).isEqualTo(200);
    }

    @Test
    void noPageOfAnotherOriginListens() {
        // Given
        browser.signIn("li", "/api/me");

        // When, then
        assertThatThrownBy(() -> connect("Cookie", browser.sent("/api/updates"), "Origin", FOREIGN)
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        connect("Cookie", browser.sent("/api/updates"), "Origin", "http://localhost:" + RestAssured.port)
                .join()
                .abort();
    }

    @Test
    void aConnectionEndsWithItsTokenAndComesBackWithAnother() throws Exception {
        // Given
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        connect(closed, "Authorization", "Bearer " + Engines.tokens().of(LocalPerson.LI, Duration.ofSeconds(5)))
                .join();

        // When
        assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);

        // Then
        String fresh = Engines.tokens().of(LocalPerson.LI);
        given().auth().oauth2(fresh).get("/api/me").then().statusCode(200);
        connect("Authorization", "Bearer " + fresh).join().abort();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000})
    void whoTalksToTheUpdatesIsHungUpOn(int length) throws Exception {
        // Given
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = connect(
                        closed, "Authorization", "Bearer " + Engines.tokens().of(LocalPerson.LI))
                .join();

        // When
        socket.sendText("x".repeat(length), true);

        // Then
        assertThat(closed.get(10, TimeUnit.SECONDS)).isIn(1008, 1009, 1006);
    }

    /** Whether a part of it is a token that anybody can read. */
    private static boolean tellsWhoItIs(String cookie) {
        return Pattern.compile("[A-Za-z0-9_-]{8,}")
                .matcher(cookie)
                .results()
                .map(part -> new String(
                        Base64.getUrlDecoder()
                                .decode(part.group().substring(0, part.group().length() / 4 * 4)),
                        StandardCharsets.ISO_8859_1))
                .anyMatch(part -> part.contains("preferred_username") || part.contains("\"li\""));
    }

    @Test
    void nobodyHasVeryManyConnections() throws Exception {
        // Given
        String token = "Bearer " + Engines.tokens().of(LocalPerson.LI);
        List<WebSocket> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(connect("Authorization", token).join());
        }

        // When
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        connect(closed, "Authorization", token).join();

        // Then
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
        open.forEach(WebSocket::abort);
    }

    private CompletableFuture<WebSocket> connect(String... headers) {
        return connect(new CompletableFuture<>(), headers);
    }

    /** @param closed with the code */
    private CompletableFuture<WebSocket> connect(CompletableFuture<Integer> closed, String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder.buildAsync(
                URI.create("ws://localhost:%d/api/updates".formatted(RestAssured.port)), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable failure) {
                        closed.complete(1006);
                    }
                });
    }
}
