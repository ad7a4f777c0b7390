package io.zhike.agent.desk;

import static io.zhike.agent.Desk.FIRST_APP;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Membership;
import io.zhike.agent.access.Role;
import io.zhike.agent.conversation.Acceptance;
import io.zhike.agent.conversation.Conversations;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who want one conversation at once. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class RaceForAConversationIT {

    private static final int TRIES = 200;

    private final Records records = new Records();
    private final HttpClient http = HttpClient.newHttpClient();

    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @Inject
    Conversations conversations;

    @Inject
    AcceptConversation acceptConversation;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void close() {
        http.close();
        records.close();
    }

    @Test
    void hasOneWinnerAndTellsAllOthersWhoItIs() {
        // Given four who try as often as they can
        List<String> tokens = Stream.of(LocalPerson.LI, LocalPerson.WANG, LocalPerson.ZHAO, LocalPerson.ADMIN)
                .map(person -> Engines.tokens().of(person))
                .toList();
        for (String agent : List.of("li", "wang", "zhao")) {
            desk.agent(FIRST_APP, agent, 10);
            Desk.status(agent, "AWAY");
        }
        Desk.status("admin", "AWAY");
        String conversation = waiting();

        // When
        List<HttpResponse<String>> answers = IntStream.range(0, TRIES)
                .mapToObj(number -> http.sendAsync(
                        accept(conversation, tokens.get(number % tokens.size())), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        String winner = Desk.fieldOf(user.openId(), "agentId");
        Map<Integer, Long> byStatus = answers.stream().collect(groupingBy(HttpResponse::statusCode, counting()));
        assertThat(byStatus).containsOnlyKeys(200, 409).containsEntry(409, TRIES * 3L / 4);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"agentId\":\"%s\"".formatted(winner)));
        Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, conversation)
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void hasOneWinnerAmongTwoHundredPeople() {
        // Given
        List<Caller> people =
                IntStream.range(0, TRIES).mapToObj(this::someoneWhoIsThere).toList();
        UUID conversation = UUID.fromString(waiting());

        // When
        List<Acceptance> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = people.stream()
                    .map(person -> CompletableFuture.supplyAsync(() -> accept(person, conversation), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        // Then
        String winner = Desk.fieldOf(user.openId(), "agentId");
        assertThat(answers).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof Acceptance.Accepted))
                .hasSize(TRIES - 1)
                .allMatch(new Acceptance.HeldBy(winner)::equals);
    }

    private Acceptance accept(Caller person, UUID conversation) {
        return QuarkusTransaction.requiringNew()
                .call(() -> acceptConversation.accept(
                        person, conversations.lockFor(person, conversation).orElseThrow()));
    }

    private Caller someoneWhoIsThere(int number) {
        String id = "person%03d".formatted(number);
        desk.agent(FIRST_APP, id, 10);
        desk.present(id);
        var membership = new Membership(Role.AGENT, Set.of(), false);
        return new Caller(id, id, false, new TreeMap<>(Map.of(FIRST_APP, membership)));
    }

    private String waiting() {
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        return Desk.idOf(user.openId());
    }

    private static HttpRequest accept(String conversation, String token) {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d/api/conversations/%s/accept".formatted(RestAssured.port, conversation)))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
    }
}
