package io.zhike.agent.webhook;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.agent.webhook.Webhooks.Added;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.WindowLost;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What endpoints are sent, however they answer. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class DeliveriesIT {

    /** Three times as long as a call may take here. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final Records records = new Records();
    private final Webhooks webhooks = new Webhooks(FIRST_APP);
    private final Receiver receiver = new Receiver();

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @Inject
    EntityManager entities;

    @Inject
    DeliverySweep sweep;

    DeliveriesIT() throws IOException {}

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
        receiver.close();
    }

    @Test
    void tellWhoHasAConversationAndNothingThatWasWritten() {
        // Given
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
        Added added = webhooks.add(receiver.url("/hook"));
        new Webhooks(SECOND_APP).add(receiver.url("/of-another-app"));
        Routed user = Routed.newUser(FIRST_APP);

        // When
        records.write(Topic.ROUTED, user.keyword("人工"));

        // Then
        await().untilAsserted(() -> assertThat(receiver.received()).anySatisfy(received -> {
            assertThat(received.<String>get("data.state")).isEqualTo("SERVING");
            assertThat(received.<String>get("data.agentId")).isEqualTo("li");
        }));
        assertThat(receiver.received()).allSatisfy(received -> {
            assertThat(received.path()).isEqualTo("/hook");
            assertThat(received.isSignedWith(added.secret())).isTrue();
            assertThat(received.id()).endsWith("_" + added.id());
            assertThat(received.<String>get("type")).isEqualTo("conversation.changed");
            assertThat(received.<String>get("data.conversationId")).isEqualTo(Desk.idOf(user.openId()));
            assertThat(received.<String>get("data.openId")).isEqualTo(user.openId());
            assertThat(received.body()).doesNotContain("人工");
        });
        await().untilAsserted(() -> assertThat(webhooks.deliveries(added))
                .hasSameSizeAs(records.changes(user.openId()))
                .allSatisfy(delivery -> assertThat(delivery)
                        .containsEntry("state", "DELIVERED")
                        .containsEntry("attempts", 1)
                        .containsEntry("lastStatus", 204)));
    }

    @Test
    void areWhatTheEndpointWantsToHearOf() {
        // Given
        Added closing = webhooks.add(receiver.url("/closing"), "window.closing", "conversation.changed");
        Added lost = webhooks.add(receiver.url("/lost"), "window.lost");
        webhooks.change(webhooks.add(receiver.url("/disabled")), Map.of("enabled", false));

        // When
        records.write(Topic.CONVERSATIONS, lost());

        // Then
        await().until(() -> stateOfOnly(lost).equals("DELIVERED"));
        assertThat(receiver.received()).extracting(Receiver.Received::path).containsExactly("/lost");
        assertThat(webhooks.deliveries(closing)).isEmpty();
    }

    @Test
    void areSentAgainUntilTheyAreTakenAndStayTheSame() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        receiver.answers(500, 302);

        // When
        records.write(Topic.CONVERSATIONS, lost());

        // Then
        await().untilAsserted(() -> assertThat(only(added))
                .containsEntry("state", "PENDING")
                .containsEntry("lastStatus", 500)
                .containsKey("nextAttemptAt"));
        assertThat(webhooks.get(added).getString("failingSince")).isNotNull();
        clock.advance(Duration.ofSeconds(6));
        await().untilAsserted(() -> assertThat(only(added)).containsEntry("lastStatus", 302));
        clock.advance(Duration.ofMinutes(5));
        await().untilAsserted(() ->
                assertThat(only(added)).containsEntry("state", "DELIVERED").containsEntry("attempts", 3));
        assertThat(webhooks.get(added).getString("failingSince")).isNull();
        assertThat(receiver.received())
                .hasSize(3)
                .allSatisfy(received -> {
                    assertThat(received.path()).isEqualTo("/hook");
                    assertThat(received.isSignedWith(added.secret())).isTrue();
                })
                .extracting(Receiver.Received::id, Receiver.Received::body)
                .containsOnly(tuple(
                        only(added).get("id"), receiver.received().getFirst().body()));
        assertThat(receiver.received()).extracting(Receiver.Received::timestamp).doesNotHaveDuplicates();
    }

    @Test
    void comeOnceOfARecordThatComesTwice() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        WindowLost event = lost();
        records.write(Topic.CONVERSATIONS, event);
        await().until(() -> stateOfOnly(added).equals("DELIVERED"));

        // When even the memory of taken events is gone
        forgetTakenEvents();
        WindowLost next = lost();
        records.write(
                Topic.CONVERSATIONS,
                event,
                new WindowLost(
                        next.id(),
                        event.appId(),
                        event.openId(),
                        next.noticedAt(),
                        next.conversationId(),
                        next.unansweredSince(),
                        next.closedAt()));

        // Then
        await().until(() -> webhooks.deliveries(added).size() == 2);
        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsExactly(event.id() + "_" + added.id(), next.id() + "_" + added.id()));
    }

    @Test
    void endAfterTheLastAttemptAndAreSentOnceMoreByHand() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        receiver.answers(500, Receiver.HANG, 500);
        records.write(Topic.CONVERSATIONS, lost());
        awaitAttempt(added, 1);
        clock.advance(Duration.ofSeconds(6));
        awaitAttempt(added, 2);
        assertThat(only(added)).containsEntry("lastFailure", "TIMEOUT").doesNotContainKey("lastStatus");

        // When
        clock.advance(Duration.ofMinutes(5));

        // Then
        await().untilAsserted(() -> assertThat(only(added))
                .containsEntry("state", "FAILED")
                .containsEntry("attempts", 3)
                .containsKey("settledAt")
                .doesNotContainKey("nextAttemptAt"));
        assertThat(webhooks.get(added).getBoolean("enabled")).isTrue();

        // When
        assertThat(webhooks.retry(added, idOfOnly(added))).isEqualTo(200);

        // Then
        await().until(() -> stateOfOnly(added).equals("DELIVERED"));
        assertThat(webhooks.retry(added, UUID.randomUUID() + "_" + added.id())).isEqualTo(404);
    }

    @Test
    void goneIsTheEndOfTheEndpointUntilSomeoneEnablesIt() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        receiver.answers(410);

        // When
        records.write(Topic.CONVERSATIONS, lost());

        // Then
        await().untilAsserted(() ->
                assertThat(webhooks.get(added).getString("disabledBecause")).isEqualTo("GONE"));
        assertThat(stateOfOnly(added)).isEqualTo("FAILED");
        assertThat(webhooks.retry(added, idOfOnly(added))).isEqualTo(409);

        // When
        webhooks.change(added, Map.of("enabled", true));

        // Then
        assertThat(webhooks.get(added).getMap(""))
                .containsEntry("enabled", true)
                .doesNotContainKeys("disabledBecause", "disabledAt");
        assertThat(webhooks.retry(added, idOfOnly(added))).isEqualTo(200);
        await().until(() -> stateOfOnly(added).equals("DELIVERED"));
    }

    @Test
    void disableAnEndpointThatNothingReachesForDays() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        receiver.answers(500, 500, 500, 500, 500, 500);
        records.write(Topic.CONVERSATIONS, lost());
        failToTheEnd(added);
        assertThat(webhooks.get(added).getBoolean("enabled")).isTrue();

        // When
        clock.advance(Duration.ofDays(5));
        records.write(Topic.CONVERSATIONS, lost());
        await().until(() -> webhooks.deliveries(added).size() == 2);
        awaitAttempt(added, 1);
        assertThat(webhooks.get(added).getBoolean("enabled")).isTrue();
        failToTheEnd(added);

        // Then
        await().untilAsserted(() ->
                assertThat(webhooks.get(added).getString("disabledBecause")).isEqualTo("FAILING"));
    }

    @Test
    void anAttemptThatIsGivenUpIsMadeAgainAndCountsNoMore() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        receiver.answers(Receiver.HANG);
        records.write(Topic.CONVERSATIONS, lost());
        await().until(() -> receiver.received().size() == 1);

        // When the lease ends before the attempt does, as where a replica hangs
        clock.advance(LEASE.plusSeconds(1));

        // Then
        await().until(() -> stateOfOnly(added).equals("DELIVERED"));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(only(added))
                        .containsEntry("state", "DELIVERED")
                        .containsEntry("attempts", 2)
                        .containsEntry("lastStatus", 204));
    }

    @Test
    void oneEndpointThatHangsKeepsNoOtherWaiting() {
        // Given
        try (Receiver hanging = new Receiver()) {
            hanging.answers(Collections.nCopies(20, Receiver.HANG).toArray(Integer[]::new));
            webhooks.add(hanging.url("/hook"));
            Added added = webhooks.add(receiver.url("/hook"));

            // When
            for (int i = 0; i < 20; i++) {
                records.write(Topic.CONVERSATIONS, lost());
            }

            // Then
            await().until(() -> receiver.received().size() == 20);
            assertThat(hanging.received()).hasSizeLessThan(20);
            assertThat(webhooks.deliveries(added)).hasSize(20);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void areForgottenAWeekAfterTheyAreSettled() {
        // Given
        Added added = webhooks.add(receiver.url("/hook"));
        Added waiting = webhooks.add(receiver.url("/waiting"));
        Added deleted = webhooks.add(receiver.url("/deleted"));
        records.write(Topic.CONVERSATIONS, lost());
        await().until(() -> receiver.received().size() == 3);
        await().until(() ->
                stateOfOnly(added).equals("DELIVERED") && stateOfOnly(waiting).equals("DELIVERED"));
        makePending(waiting);
        Tokens.as("admin").delete(Webhooks.ONE, FIRST_APP, deleted.id()).then().statusCode(204);

        // When
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        sweep.sweep();

        // Then
        assertThat(count()).isEqualTo(3);

        // When
        clock.advance(Duration.ofMinutes(2));
        sweep.sweep();

        // Then what is still to be sent stays
        assertThat(webhooks.deliveries(added)).isEmpty();
        assertThat(webhooks.deliveries(waiting)).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    /** All three attempts of the newest delivery. */
    private void failToTheEnd(Added added) {
        awaitAttempt(added, 1);
        clock.advance(Duration.ofSeconds(6));
        awaitAttempt(added, 2);
        clock.advance(Duration.ofMinutes(5));
        await().untilAsserted(
                        () -> assertThat(webhooks.deliveries(added).getFirst()).containsEntry("state", "FAILED"));
    }

    /** What came of the newest delivery's attempt is noted, and another is planned. */
    private void awaitAttempt(Added added, int attempt) {
        await().untilAsserted(() -> {
            assertThat(webhooks.deliveries(added)).isNotEmpty();
            Map<String, Object> newest = webhooks.deliveries(added).getFirst();
            assertThat(newest).containsEntry("attempts", attempt).containsKeys("lastAttemptAt", "nextAttemptAt");
            assertThat(Duration.between(time(newest, "lastAttemptAt"), time(newest, "nextAttemptAt")))
                    .isNotEqualTo(LEASE);
        });
    }

    private static Instant time(Map<String, Object> delivery, String field) {
        return Instant.parse((String) Objects.requireNonNull(delivery.get(field)));
    }

    private Map<String, Object> only(Added webhook) {
        assertThat(webhooks.deliveries(webhook)).hasSize(1);
        return webhooks.deliveries(webhook).getFirst();
    }

    private String idOfOnly(Added webhook) {
        return (String) Objects.requireNonNull(only(webhook).get("id"));
    }

    /** Empty where there is none yet. */
    private String stateOfOnly(Added webhook) {
        return webhooks.deliveries(webhook).stream()
                .findAny()
                .map(delivery -> (String) delivery.get("state"))
                .orElse("");
    }

    private static WindowLost lost() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new WindowLost(
                UuidCreator.getTimeOrderedEpoch(),
                FIRST_APP,
                "user-" + UUID.randomUUID(),
                now,
                UUID.randomUUID(),
                now.minusSeconds(172_800),
                now);
    }

    private void forgetTakenEvents() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        entities.createNativeQuery("delete from handled_event").executeUpdate());
    }

    /** As if it were to be sent again, long after now. */
    private void makePending(Added webhook) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                                update webhook_delivery set state = 'PENDING', settled_at = null, due_at = now() + interval '30 days'
                                where endpoint_id = :endpoint
                                """)
                        .setParameter("endpoint", UUID.fromString(webhook.id()))
                        .executeUpdate());
    }

    private long count() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Long) entities.createNativeQuery("select count(*) from webhook_delivery", Long.class)
                        .getSingleResult());
    }
}
