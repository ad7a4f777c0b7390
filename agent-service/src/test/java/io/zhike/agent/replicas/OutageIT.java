package io.zhike.agent.replicas;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.embedded.Engines;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.PackagedService;
import io.zhike.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An outage of three times the grace takes nobody offline, and brings no conversation to rest. With {@code -Dzhike.test.away=PT3M} it
 * lasts as long as in earnest.
 */
class OutageIT {

    private static final Duration AWAY = Duration.parse(System.getProperty("zhike.test.away", "PT9S"));
    private static final Duration GRACE = AWAY.dividedBy(3);

    private static final Map<String, String> SETTINGS = Map.of(
            "zhike.agents.seed", "li", "zhike.presence.grace", GRACE.toString(), "zhike.presence.heartbeat", "PT1S");

    @Test
    void whatPassesWhileNobodyWatchesCountsForNothing() throws Exception {
        try (DeskEngines engines = new DeskEngines();
                Records records = new Records(engines.kafka());
                Workbenches workbenches = new Workbenches()) {
            PackagedService service = engines.start("agent-outage", SETTINGS).awaitReady();
            try (Workbench li =
                    workbenches.open(List.of(service.url()), Engines.tokens().of(LocalPerson.LI))) {
                // Given
                await().until(() -> !li.readySince().isEmpty());
                assertThat(li.put("/api/me/status", "{\"status\": \"ONLINE\"}").statusCode())
                        .isEqualTo(200);
                Routed user = Routed.newUser(FIRST_APP);
                records.write(Topic.ROUTED, user.toRobot("你好"));
                String id = await().until(
                                () -> li.get("/api/conversations?list=robot").getString("items[0].id"),
                                found -> found != null);
                assertThat(li.post(
                                        "/api/conversations/" + id + "/messages",
                                        "{\"id\": \"%s\", \"type\": \"text\", \"text\": \"您好\"}"
                                                .formatted(UUID.randomUUID()))
                                .statusCode())
                        .isEqualTo(202);

                // When PostgreSQL is away
                engines.postgres().stop();
                Thread.sleep(AWAY);
                engines.postgres().start();

                // Then
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> isAsItWas(li, id));
                staysSo(li, id);
            } finally {
                service.kill();
                service.close();
            }

            // When the service is away, PostgreSQL too for a while
            engines.postgres().stop();
            Thread.sleep(AWAY.dividedBy(2));
            engines.postgres().start();
            Thread.sleep(AWAY.dividedBy(2));

            // Then
            try (PackagedService back = engines.start("agent-outage", SETTINGS).awaitReady();
                    Workbench li = workbenches.open(
                            List.of(back.url()), Engines.tokens().of(LocalPerson.LI))) {
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> !li.readySince().isEmpty());
                String id = li.get("/api/conversations?mine=true").getString("items[0].id");
                assertThat(isAsItWas(li, id)).isTrue();
                staysSo(li, id);
            }
        }
    }

    private static boolean isAsItWas(Workbench li, String conversation) throws Exception {
        return "ONLINE".equals(li.get("/api/me").getString("status"))
                && "SERVING".equals(li.get("/api/conversations/" + conversation).getString("state"));
    }

    /** For as long as whoever were taken for gone would be taken offline. */
    private static void staysSo(Workbench li, String conversation) {
        await().during(GRACE.plusSeconds(2))
                .atMost(GRACE.plusSeconds(30))
                .ignoreExceptions()
                .until(() -> isAsItWas(li, conversation));
    }
}
