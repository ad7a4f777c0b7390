package io.zhike.sender.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL or Kafka goes away while a reply is on its way. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class EnginesAwayIT {

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void anAnswerThatFindsNoDatabaseIsRecordedWhenItIsBack() {
        // Given a call under way
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, Fate.errcode(0)));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));

        // When WeChat answers while the database is away
        long sent = sentAttempts();
        Engines.stopPostgres();
        try {
            answer.countDown();
            await().until(() -> sentAttempts() > sent);
        } finally {
            Engines.startPostgres();
        }

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user)).hasSize(1);
    }

    private long sentAttempts() {
        return meters.get("zhike.sender.attempts").tag("result", "SENT").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void repliesLeaveWhileKafkaIsAwayAndAreSettledWhenItIsBack() {
        // Given a reply that waits for its second attempt
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).dueAt()).isAfter(clock.instant()));

        // When that comes while Kafka is away
        Engines.stopKafka();
        try {
            clock.advance(Duration.ofSeconds(1));
            await().untilAsserted(() ->
                    assertThat(Stored.delivery(reply.replyId()).state()).isEqualTo("SETTLED"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'kafka' }.data.reachable", equalTo(false));
        } finally {
            Engines.startKafka();
        }

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user)).hasSize(2);
    }
}
