package io.zhike.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import io.zhike.events.Topic;
import io.zhike.hostile.HostilePushes;
import io.zhike.hostile.TargetApp.Format;
import io.zhike.hostile.TargetApp.Mode;
import io.zhike.local.Part;
import io.zhike.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A system whose secrets stand nowhere by chance goes through every kind of trouble, as talkative as it can be: no log,
 * metric, trace, refusal or record holds one of them.
 */
class SecrecyIT {

    private static final List<Part> SERVICES = List.of(Part.GATEWAY, Part.ROUTING, Part.QUOTA, Part.AGENT, Part.SENDER);
    private static final int HOSTILE_PUSHES = 60;

    private final CanaryApp app = CanaryApp.of(LocalSystem.APP, Format.JSON, Mode.SECURE);
    private final CanaryApp refusedApp = CanaryApp.of("wxb11529c136998cb6", Format.XML, Mode.COMPAT);
    private final TraceReceiver traces = new TraceReceiver();
    private final WeChatLine weChat = new WeChatLine(refusedApp.id());
    private final Refusals refusals = new Refusals();
    private final Evidence evidence = new Evidence();

    @TempDir
    Path configuration;

    SecrecyIT() throws IOException {}

    @BeforeEach
    void tellTheSystemItsSecrets() throws IOException {
        Files.writeString(appsFile(), app.properties() + refusedApp.properties() + "zhike.agents.seed=li\n");
    }

    @AfterEach
    void hangUp() {
        refusals.close();
        weChat.close();
        traces.close();
    }

    @Test
    void nothingTellsASecret() throws IOException {
        // Given
        List<Canary> configured = new ArrayList<>(app.canaries());
        configured.addAll(refusedApp.canaries());
        List<Canary> accessTokens = new ArrayList<>();
        Path logs;

        // When
        try (LocalSystem system = LocalSystem.start(this::talkative)) {
            logs = system.folder().resolve("logs");
            talk(system, accessTokens);
            refuse(system);
            await().untilAsserted(() -> assertThat(SERVICES)
                    .allSatisfy(service ->
                            assertThat(traces.received()).asString(ISO_8859_1).contains(service.label())));
            listen(system);
        }
        evidence.addFiles(logs);

        // Then
        assertThatEverybodyHasTalked();
        byte[] settings = Files.readAllBytes(appsFile());
        assertThat(configured).allMatch(secret -> secret.isIn(settings));
        // WeChat itself must hear the access tokens: they can be found where they are.
        byte[] simulatorsLog = evidence.remove("wechat-simulator.log");
        assertThat(accessTokens)
                .hasSize(2)
                .allMatch(token -> token.isIn(weChat.requests()) && token.isIn(simulatorsLog));
        assertThat(evidence.tracesOf(configured)).isEmpty();
        assertThat(evidence.tracesOf(accessTokens)).isEmpty();
    }

    private Path appsFile() {
        return configuration.resolve("apps.properties");
    }

    private StackOptions talkative(StackOptions options) {
        weChat.leadTo("http://127.0.0.1:" + options.ports().of(Part.SIMULATOR));
        return options.with("ZHIKE_APPS_FILE", appsFile().toString())
                .with("ZHIKE_WECHAT_API_URL", weChat.url())
                .with("QUARKUS_LOG_LEVEL", "DEBUG")
                .with("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "INFO")
                .with("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", traces.url())
                .with("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.2S");
    }

    /** Words and pictures in both directions, and every way in which a reply can end. */
    private void talk(LocalSystem system, List<Canary> accessTokens) {
        Desk admin = system.desk(LocalPerson.ADMIN);
        Desk li = system.desk(LocalPerson.LI);
        admin.transferToHuman(app.id(), true);
        li.status("ONLINE");
        Phone phone = system.newPhone();
        phone.enter();
        await().until(() -> phone.answers().size() == 1);
        phone.write("人工");
        await().until(() -> phone.answers().size() == 2);
        phone.sendPicture();
        String id = admin.conversationOf(app.id(), phone.openId())
                .orElseThrow()
                .path("id")
                .asText();
        await().until(() -> li.messages(id).stream()
                .anyMatch(message -> message.path("type").asText().equals("image")));

        accessTokens.add(accessToken(system, false));
        assertThat(answer(li, id)).isEqualTo("SENT");
        // The sender's own token is dead from now on.
        accessTokens.add(accessToken(system, true));
        assertThat(answer(li, id)).isEqualTo("SENT");
        fault(system, Map.of("global", Map.of("errorCode", 48001)));
        assertThat(answer(li, id)).isEqualTo("FAILED");
        fault(system, Map.of());
        phone.write("还在吗");
        await().until(() -> li.messages(id).getLast().path("text").asText().equals("还在吗"));
        weChat.breakOnce();
        assertThat(answer(li, id)).isEqualTo("UNKNOWN");
        assertThat(List.of(answer(li, id), answer(li, id), answer(li, id))).endsWith("REFUSED");

        system.newPhone(refusedApp.id()).write("人工");
        await().until(() -> refusedApp.canaries().getFirst().isIn(weChat.requests()));
    }

    /** Gives an answer and returns what became of it. */
    private static String answer(Desk agent, String conversation) {
        UUID reply = UUID.randomUUID();
        agent.reply(conversation, reply, "您好").ok();
        return await().until(
                        () -> agent.messages(conversation).stream()
                                .filter(message -> message.path("id").asText().equals(reply.toString()))
                                .map(message -> message.path("status").asText())
                                .findFirst()
                                .orElse(""),
                        status -> !List.of("", "QUEUED").contains(status));
    }

    /** The one that WeChat has given to the sender, or a new one that ends it. */
    private Canary accessToken(LocalSystem system, boolean refresh) {
        JsonNode answer = Http.withoutToken()
                .post(
                        system.url(Part.SIMULATOR) + "/cgi-bin/stable_token",
                        Map.of(
                                "grant_type",
                                "client_credential",
                                "appid",
                                app.id(),
                                "secret",
                                app.secret(),
                                "force_refresh",
                                refresh))
                .ok();
        return new Canary("access token", answer.path("access_token").asText());
    }

    private static void fault(LocalSystem system, Map<String, ?> plan) {
        Http.withoutToken()
                .put(system.url(Part.SIMULATOR) + "/simulator/faults", plan)
                .ok();
    }

    private void refuse(LocalSystem system) {
        for (CanaryApp pushedTo : List.of(app, refusedApp)) {
            var pushes = new HostilePushes(pushedTo.target());
            for (int seed = 0; seed < HOSTILE_PUSHES; seed++) {
                refusals.push(system, pushes.of(seed));
            }
        }
        refusals.ask(system, app.id());
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", system.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.INBOUND.topicName(), "{\"no\":\"event\"}".getBytes(UTF_8)));
        }
        await().until(() -> AllTopics.records(system.kafka()).containsKey(Topic.Names.DEAD_LETTERS));
    }

    private void listen(LocalSystem system) {
        for (Part service : SERVICES) {
            for (String page : List.of("/q/metrics", "/q/health", "/q/openapi")) {
                evidence.add(
                        page + " of " + service.label(),
                        Http.withoutToken()
                                .get(system.url(service) + page)
                                .text()
                                .getBytes(UTF_8));
            }
        }
        String sightings = system.gatewayUrl() + "/q/health/group/pushes";
        evidence.add("sightings", Http.withoutToken().get(sightings).text().getBytes(UTF_8));
        AllTopics.records(system.kafka()).forEach(evidence::add);
        evidence.add("traces", traces.received());
        evidence.add("refusals", refusals.said());
    }

    private void assertThatEverybodyHasTalked() {
        assertThat(SERVICES).allSatisfy(service -> {
            assertThat(evidence.of(service.label() + ".log")).asString(UTF_8).contains(" DEBUG ");
            assertThat(evidence.of("/q/metrics of " + service.label()))
                    .asString(UTF_8)
                    .contains("zhike_");
        });
        assertThat(Topic.values())
                .allSatisfy(topic -> assertThat(evidence.of(topic.topicName())).isNotEmpty());
        assertThat(evidence.of("sender-service.log")).asString(UTF_8).contains("errcode=40125", "errcode=48001");
        assertThat(refusals.statuses()).contains(400, 401, 403, 404, 422);
    }
}
