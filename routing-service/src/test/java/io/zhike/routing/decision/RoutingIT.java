package io.zhike.routing.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.Records;
import io.zhike.routing.reception.GeneralSettings;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From {@code zhike.inbound} and {@code zhike.conversations} to {@code zhike.routed}. */
@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class RoutingIT {

    private static final GeneralSettings GENERAL = GeneralSettings.initial(true);

    private static final String APP = "wx0000000000000001";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String user = UUID.randomUUID().toString();
    private final Records records = new Records();

    @Inject
    EntityManager entities;

    @BeforeEach
    void switchOn() {
        putReception("{\"transferToHuman\": true}");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void numbersAUsersPushesAndSaysWhoReceivesThem() {
        // Given
        InboundEvent entered = entered();
        InboundEvent question = message("你好");
        InboundEvent request = message("转 人 工！");
        InboundEvent more = message("在吗");

        // When
        records.write(Topic.INBOUND, entered, question, request, more);

        // Then
        List<MessageRouted> routed = awaitRouted(4);
        assertThat(routed).extracting(MessageRouted::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(routed).extracting(MessageRouted::push).containsExactly(entered, question, request, more);
        assertThat(routed)
                .extracting(MessageRouted::reason)
                .containsExactly(Reason.ENTERED, Reason.NOT_UNDERSTOOD, Reason.KEYWORD, Reason.WITH_PEOPLE);
        assertThat(routed)
                .extracting(MessageRouted::decision)
                .containsExactly(
                        MessageRouted.Decision.VISIT,
                        MessageRouted.Decision.ROBOT,
                        MessageRouted.Decision.HUMAN,
                        MessageRouted.Decision.HUMAN);
        assertThat(routed)
                .extracting(MessageRouted::replies)
                .containsExactly(
                        List.of(new ReplyContent.Text(GENERAL.welcome())),
                        List.of(new ReplyContent.Text(GENERAL.fallback())),
                        List.of(),
                        List.of());
        assertThat(routed.get(2).rule()).isEqualTo("人工");
        assertThat(routed.get(2).transferTexts())
                .isEqualTo(new TransferTexts(
                        GENERAL.transferPrompt(), GENERAL.queuedText(), GENERAL.offlineText(), "当前为非工作时间（），已收到您的留言"));
    }

    @Test
    void takesAPushOnceHoweverOftenItComes() {
        // Given
        InboundEvent first = message("你好");
        InboundEvent second = message("在吗");

        // When
        records.write(Topic.INBOUND, first, first);
        records.write(Topic.INBOUND, first);
        records.write(Topic.INBOUND, second, first, message("人工"));

        // Then
        List<MessageRouted> routed = awaitRouted(3);
        assertThat(routed).extracting(MessageRouted::number).containsExactly(1L, 2L, 3L);
        assertThat(routed).extracting(MessageRouted::reason).endsWith(Reason.KEYWORD);
        assertThat(routed).extracting(MessageRouted::push).startsWith(first, second);
    }

    @Test
    void aPushThatIsPlayedBackADayLaterChangesNothing() {
        // Given
        UUID id = UUID.randomUUID();
        records.write(Topic.INBOUND, message(id, now.minus(1, ChronoUnit.DAYS), "你好"));
        awaitRouted(1);

        // When
        records.write(Topic.INBOUND, message(id, now, "你好"), message("在吗"));

        // Then
        assertThat(awaitRouted(2)).extracting(MessageRouted::number).containsExactly(1L, 2L);
    }

    @Test
    void routesNoOtherPush() {
        records.write(
                Topic.INBOUND,
                new OtherPush(UUID.randomUUID(), APP, user, now, now, "event", "subscribe", Map.of()),
                message("你好"));

        assertThat(awaitRouted(1)).extracting(MessageRouted::number).containsExactly(1L);
    }

    @Test
    void theSwitchCountsFromTheNextMessageOn() {
        // Given
        records.write(Topic.INBOUND, message("你好"));
        assertThat(awaitRouted(1)).extracting(MessageRouted::reason).containsExactly(Reason.NOT_UNDERSTOOD);

        // When
        putReception("{\"transferToHuman\": false, \"queuedText\": \"前面 {ahead} 人\"}");
        records.write(Topic.INBOUND, message("你好"));

        // Then
        MessageRouted second = awaitRouted(2).getLast();
        assertThat(second.reason()).isEqualTo(Reason.SWITCHED_OFF);
        assertThat(second.transferTexts())
                .isEqualTo(new TransferTexts(null, "前面 {ahead} 人", GENERAL.offlineText(), "当前为非工作时间（），已收到您的留言"));
    }

    @Test
    void theRobotGetsTheUserBackAfterTheEnd() {
        // Given
        records.write(Topic.INBOUND, message("人工"));
        awaitRouted(1);

        // When
        writeAndAwait(change(1, State.ENDED, false, true));
        records.write(Topic.INBOUND, message("你好"));

        // Then
        assertThat(awaitRouted(2))
                .last()
                .satisfies(routed -> assertThat(routed.reason()).isEqualTo(Reason.NOT_UNDERSTOOD))
                .satisfies(routed -> assertThat(routed.replies()).hasSize(1));
    }

    @Test
    void theRobotIsSilentWhereAPersonHasWritten() {
        // Given
        records.write(Topic.INBOUND, message("你好"));
        awaitRouted(1);

        // When
        writeAndAwait(change(1, State.ROBOT, false, true));
        records.write(Topic.INBOUND, message("你好"));

        // Then
        assertThat(awaitRouted(2))
                .last()
                .satisfies(routed -> assertThat(routed.decision()).isEqualTo(MessageRouted.Decision.ROBOT))
                .satisfies(routed -> assertThat(routed.replies()).isEmpty());
    }

    @Test
    void aLateChangeDoesNotTakeTheUserFromPeople() {
        // Given
        records.write(Topic.INBOUND, message("你好"), message("人工"));
        awaitRouted(2);

        // When
        writeAndAwait(change(1, State.ROBOT, false, false));
        records.write(Topic.INBOUND, message("你好"));

        // Then
        assertThat(awaitRouted(3)).extracting(MessageRouted::reason).endsWith(Reason.WITH_PEOPLE);
    }

    @Test
    void keepsEachUsersOrder() {
        // Given
        List<String> users =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(30).toList();
        InboundEvent[] pushes = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> users.stream().map(one -> message(one, "message " + n)))
                .flatMap(Function.identity())
                .toArray(InboundEvent[]::new);

        // When
        records.write(Topic.INBOUND, pushes);

        // Then
        for (String one : users) {
            List<MessageRouted> routed = await().until(() -> records.routed(one), decisions -> decisions.size() == 20);
            assertThat(routed)
                    .extracting(MessageRouted::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
            assertThat(routed)
                    .extracting(MessageRouted::push)
                    .containsExactlyElementsOf(Stream.of(pushes)
                            .filter(push -> push.openId().equals(one))
                            .toList());
        }
    }

    private List<MessageRouted> awaitRouted(int count) {
        return await().until(() -> records.routed(user), routed -> routed.size() >= count);
    }

    private void writeAndAwait(ConversationChanged change) {
        records.write(Topic.CONVERSATIONS, change);
        await().until(() -> QuarkusTransaction.requiringNew().call(() -> isHandled(change.id())));
    }

    private boolean isHandled(UUID event) {
        return (Boolean) entities.createNativeQuery("select exists (select 1 from handled_event where event_id = ?1)")
                .setParameter(1, event)
                .getSingleResult();
    }

    private InboundEvent message(String text) {
        return message(user, text);
    }

    private InboundEvent message(String openId, String text) {
        return new UserMessage(
                UUID.randomUUID(), APP, openId, now, now, "1", new MessageContent.Text(text), null, false);
    }

    private InboundEvent message(UUID id, Instant received, String text) {
        Instant created = now.minus(1, ChronoUnit.DAYS);
        return new UserMessage(id, APP, user, created, received, "1", new MessageContent.Text(text), null, false);
    }

    private InboundEvent entered() {
        return new SessionEntered(UUID.randomUUID(), APP, user, now, now, "page=home");
    }

    private ConversationChanged change(long number, State state, boolean withPeople, boolean personInvolved) {
        return new ConversationChanged(
                UUID.randomUUID(),
                APP,
                user,
                now,
                UUID.randomUUID(),
                number,
                state,
                !personInvolved,
                null,
                withPeople,
                null,
                personInvolved);
    }

    private static void putReception(String settings) {
        given().auth()
                .oauth2(Engines.tokens().ofServices())
                .contentType(ContentType.JSON)
                .body(settings)
                .put("/api/apps/{app}/reception", APP)
                .then()
                .statusCode(200);
    }
}
