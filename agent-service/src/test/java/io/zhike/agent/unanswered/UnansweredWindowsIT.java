package io.zhike.agent.unanswered;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.quota.QuotaChanged;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users whose reply window ends without an answer. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class UnansweredWindowsIT {

    private static final Duration SOON = Duration.ofMinutes(90);

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private final Instant closes = Instant.now().plus(SOON).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Desk desk;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @AfterEach
    void close() {
        clock.reset();
        records.close();
    }

    @Test
    void areToldOfOnceWhileThereIsTime() {
        // When
        records.write(Topic.ROUTED, user.keyword("人工"));
        records.write(Topic.QUOTA, quota());

        // Then
        await().untilAsserted(() -> assertThat(records.closing(user.openId()))
                .singleElement()
                .satisfies(closing -> {
                    assertThat(closing.closesAt()).isEqualTo(closes);
                    assertThat(closing.conversationId()).hasToString(Desk.idOf(user.openId()));
                }));
        await().untilAsserted(() -> assertThat(metric("zhike_windows_closing{app=\"%s\"".formatted(FIRST_APP)))
                .isEqualTo(1.0));
        awaitASweep();
        assertThat(records.closing(user.openId())).hasSize(1);
    }

    @Test
    void areNoneWhereTheRobotAnswered() {
        // When
        records.write(Topic.ROUTED, user.toRobot("你好", "您好"));
        records.write(Topic.QUOTA, quota());

        // Then
        await().until(() -> knownQuota() != null);
        awaitASweep();
        assertThat(records.closing(user.openId())).isEmpty();
    }

    @Test
    void areNotThoseThatEndedBeforeTheUserCameBack() {
        // Given
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        records.write(Topic.QUOTA, quota(1, yesterday));

        // When
        records.write(Topic.ROUTED, user.keyword("人工"));

        // Then
        await().until(() -> knownQuota() != null);
        awaitASweep();
        assertThat(records.lost(user.openId())).isEmpty();

        // When quota-service tells of the new one
        records.write(Topic.QUOTA, quota(2, closes));

        // Then
        await().untilAsserted(() -> assertThat(records.closing(user.openId())).hasSize(1));
    }

    @Test
    void areLostOnceWhateverBecomesOfALateAnswer() {
        // Given
        records.write(Topic.ROUTED, user.keyword("人工"));
        records.write(Topic.QUOTA, quota(1, Instant.now().plusSeconds(2)));
        await().untilAsserted(() -> assertThat(records.lost(user.openId())).hasSize(1));

        // When
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "AWAY");
        UUID late = UUID.randomUUID();
        Desk.say("li", Desk.idOf(user.openId()), late, "您好").then().statusCode(202);
        records.write(Topic.OUTBOUND_SETTLED, failed(late));

        // Then others are told of as before
        await().until(() -> statusOf(late).equals("FAILED"));
        awaitASweep();
        assertThat(records.lost(user.openId())).hasSize(1);

        // When the user writes again
        records.write(Topic.ROUTED, user.withPeople("还在吗"));
        records.write(Topic.QUOTA, quota(2, closes));

        // Then
        await().untilAsserted(() -> assertThat(records.closing(user.openId()))
                .last()
                .satisfies(closing -> {
                    assertThat(closing.closesAt()).isEqualTo(closes);
                    assertThat(closing.unansweredSince())
                            .isAfter(records.lost(user.openId()).getFirst().closedAt());
                }));
    }

    @Test
    void areNotLostAgainWhereTheUserOnlyEnters() {
        // Given
        records.write(Topic.ROUTED, user.keyword("人工"));
        records.write(Topic.QUOTA, quota(1, Instant.now().plusSeconds(2)));
        await().untilAsserted(() -> assertThat(records.lost(user.openId())).hasSize(1));

        // When
        String conversation = Desk.idOf(user.openId());
        records.write(Topic.ROUTED, user.visit());
        await().until(() -> Desk.messages(conversation).stream().anyMatch(one -> "用户进入会话".equals(one.get("text"))));
        Instant inAMinute = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        records.write(Topic.QUOTA, quota(2, inAMinute));

        // Then
        await().untilAsserted(() -> assertThat(knownQuota())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("expiresAt", inAMinute.toString()));
        awaitASweep();
        assertThat(records.closing(user.openId()))
                .noneSatisfy(closing -> assertThat(closing.closesAt()).isEqualTo(inAMinute));
        assertThat(records.lost(user.openId())).hasSize(1);
    }

    @Test
    void areNotLookedForBeforeWhatKafkaHoldsIsTaken() throws SQLException {
        // Given a window that is told of, and an answer that waits behind another user's message
        records.write(Topic.ROUTED, user.toRobot("你好"));
        records.write(Topic.QUOTA, quota());
        await().untilAsserted(() -> assertThat(records.closing(user.openId())).hasSize(1));
        Routed other = Routed.newUser(FIRST_APP);
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute(
                    "insert into app_user (app_id, open_id) values ('%s', '%s')".formatted(FIRST_APP, other.openId()));
            records.write(Topic.ROUTED, other.toRobot("你好"));
            await().until(this::isAnyoneWaiting);
            records.write(Topic.ROUTED, user.toRobot("还在吗", "请稍候"));

            // When
            clock.advance(SOON);

            // Then
            await().during(Duration.ofSeconds(3))
                    .until(() -> records.lost(user.openId()).isEmpty());
            lock.rollback();
        }

        // When it has been taken
        await().until(() -> Desk.conversationsOf(other.openId()).size() == 1);
        await().until(() -> !records.replies(user.openId()).isEmpty());

        // Then
        awaitASweep();
        assertThat(records.lost(user.openId())).isEmpty();
    }

    @Test
    void areStillThereWhereAReplyOfAnEarlierConversationFails() {
        // Given
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "AWAY");
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 1);
        String earlier = Desk.idOf(user.openId());
        UUID reply = UUID.randomUUID();
        Desk.say("li", earlier, reply, "您好").then().statusCode(202);
        desk.endLongAgo("li", earlier);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().until(() -> Desk.conversationsOf(user.openId()).size() == 2);

        // When
        records.write(Topic.OUTBOUND_SETTLED, failed(reply));
        await().until(() -> Desk.messages(earlier).stream().anyMatch(one -> "FAILED".equals(one.get("status"))));
        records.write(Topic.QUOTA, quota());

        // Then
        await().untilAsserted(() -> assertThat(records.closing(user.openId())).hasSize(1));
    }

    @Test
    void areThereAgainWhereTheAnswerWasRefused() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好", "您好"));
        records.write(Topic.QUOTA, quota());
        await().until(() -> records.replies(user.openId()).size() == 1);
        UUID reply = records.replies(user.openId()).getFirst().replyId();

        // When
        records.write(Topic.OUTBOUND_SETTLED, failed(reply));

        // Then
        await().untilAsserted(() -> assertThat(records.closing(user.openId())).hasSize(1));
    }

    @Test
    void areCountedByDayOnceTheyAreLost() {
        // Given
        records.write(Topic.ROUTED, user.keyword("人工"));
        records.write(Topic.QUOTA, quota());
        await().untilAsserted(() -> assertThat(records.closing(user.openId())).hasSize(1));

        // When
        clock.advance(SOON);

        // Then
        await().untilAsserted(() -> assertThat(records.lost(user.openId()))
                .singleElement()
                .satisfies(lost -> assertThat(lost.closedAt()).isEqualTo(closes)));
        Tokens.as("admin")
                .get("/api/apps/{app}/statistics?zone=UTC", FIRST_APP)
                .then()
                .statusCode(200)
                .body("total.windowsLost", equalTo(1))
                .body(
                        "days.find { it.day == '%s' }.windowsLost"
                                .formatted(closes.toString().substring(0, 10)),
                        equalTo(1));
        assertThat(metric("zhike_windows_lost_total{app=\"%s\"".formatted(FIRST_APP)))
                .isPositive();
    }

    /** Somebody else is told of, who is found by a sweep that began just now. */
    private void awaitASweep() {
        Routed other = Routed.newUser(FIRST_APP);
        Instant end = clock.instant().plus(SOON);
        records.write(Topic.ROUTED, other.keyword("人工"));
        records.write(
                Topic.QUOTA,
                new QuotaChanged(UUID.randomUUID(), FIRST_APP, other.openId(), Instant.now(), 1, 3, 3, null, end));
        await().until(() -> records.closing(other.openId()).size() == 1);
    }

    private boolean isAnyoneWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            return waiting.next();
        }
    }

    private @Nullable Object knownQuota() {
        return Desk.conversationsOf(user.openId()).stream()
                .map(conversation -> conversation.get("quota"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String statusOf(UUID reply) {
        return Desk.messages(Desk.idOf(user.openId())).stream()
                .filter(one -> reply.toString().equals(one.get("id")))
                .map(one -> (String) one.get("status"))
                .findFirst()
                .orElseThrow();
    }

    private ReplySettled failed(UUID reply) {
        return new ReplySettled(
                UUID.randomUUID(),
                FIRST_APP,
                user.openId(),
                reply,
                Instant.now(),
                Outcome.FAILED,
                null,
                null,
                40003,
                Instant.now(),
                Instant.now());
    }

    private QuotaChanged quota() {
        return quota(1, closes);
    }

    private QuotaChanged quota(long version, Instant expiresAt) {
        return new QuotaChanged(
                UUID.randomUUID(), FIRST_APP, user.openId(), Instant.now(), version, 3, 3, null, expiresAt);
    }

    private static double metric(String start) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
