package io.zhike.agent.replicas;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.embedded.Engines;
import io.zhike.embedded.PackagedService;
import io.zhike.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Of two replicas one is killed, with fifty agents connected who serve a user each. */
class KilledReplicaIT {

    private static final int AGENTS = 50;
    private static final int OTHERS = 10;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private static final Map<String, String> SETTINGS = Map.of(
            "zhike.agents.seed",
            IntStream.rangeClosed(1, AGENTS + OTHERS)
                    .mapToObj(n -> "crowd-" + n)
                    .collect(Collectors.joining(",")));

    @Test
    void allAreBackAndMissNothing() throws Exception {
        try (DeskEngines engines = new DeskEngines();
                Records records = new Records(engines.kafka());
                PackagedService doomed = engines.start("agent-doomed", SETTINGS).awaitReady();
                PackagedService other = engines.start("agent-other", SETTINGS).awaitReady();
                Workbenches opened = new Workbenches()) {
            // Given fifty agents at one replica, each with a user, and some at the other
            for (int n = 1; n <= AGENTS + OTHERS; n++) {
                List<String> replicas =
                        n <= AGENTS ? List.of(doomed.url(), other.url()) : List.of(other.url(), doomed.url());
                opened.open(replicas, Engines.tokens().ofCrowd(n));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> opened.all().stream()
                            .noneMatch(workbench -> workbench.readySince().isEmpty()));
            List<Workbench> workbenches = opened.all().subList(0, AGENTS);
            List<Routed> users = new ArrayList<>();
            List<String> conversations = new ArrayList<>();
            for (Workbench workbench : workbenches) {
                workbench.put("/api/me/status", "{\"status\": \"ONLINE\"}");
                Routed user = Routed.newUser(FIRST_APP);
                users.add(user);
                records.write(Topic.ROUTED, user.toRobot("你好"));
                String id = await().until(() -> conversationOf(workbench, user), found -> !found.isEmpty());
                assertThat(workbench
                                .post("/api/conversations/" + id + "/accept", "")
                                .statusCode())
                        .isEqualTo(200);
                conversations.add(id);
                workbench.look(id);
            }

            // When the replica is killed while users write on
            write(records, users, 8);
            doomed.kill();
            Instant killed = Instant.now();
            write(records, users, 16);

            // Then
            await().atMost(BACK_WITHIN)
                    .until(() -> workbenches.stream()
                            .allMatch(workbench ->
                                    workbench.readySince().getLast().isAfter(killed)));
            Duration slowest = workbenches.stream()
                    .map(workbench ->
                            Duration.between(killed, workbench.readySince().getLast()))
                    .max(Duration::compareTo)
                    .orElseThrow();
            System.out.printf("All %d agents were back %d ms after the kill.%n", AGENTS, slowest.toMillis());
            assertThat(slowest).isLessThan(BACK_WITHIN);
            write(records, users, 8);
            List<Long> all = LongStream.rangeClosed(1, 33).boxed().toList();
            for (int i = 0; i < AGENTS; i++) {
                Workbench workbench = workbenches.get(i);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(workbench.numbers()).isEqualTo(all));
                var conversation = workbench.get("/api/conversations/" + conversations.get(i));
                assertThat(conversation.getString("state")).isEqualTo("SERVING");
                assertThat(conversation.getString("agentId")).isEqualTo("crowd-" + (i + 1));
                assertThat(workbench.readySince())
                        .as("once at each replica: nothing else breaks a connection")
                        .hasSize(2);
            }
        }
    }

    /** Each of the users that often, all of them four times a second. */
    private static void write(Records records, List<Routed> users, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            users.forEach(user -> records.write(Topic.ROUTED, user.withPeople("在吗")));
            Thread.sleep(250);
        }
    }

    private static String conversationOf(Workbench workbench, Routed user) throws Exception {
        List<String> found = workbench
                .get("/api/conversations?limit=200&list=robot")
                .getList("items.findAll { it.openId == '%s' }.id".formatted(user.openId()));
        return found.isEmpty() ? "" : found.getFirst();
    }
}
