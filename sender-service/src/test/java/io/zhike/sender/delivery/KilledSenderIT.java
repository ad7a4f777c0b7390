package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.delivery.Moment.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One of two packaged replicas is killed or frozen at each moment of a reply's way, while the other one goes on. Nothing
 * comes to WeChat twice, whatever happens.
 */
class KilledSenderIT {

    private static Replicas replicas;

    @BeforeAll
    static void start() {
        replicas = new Replicas();
    }

    @AfterAll
    static void stop() {
        replicas.close();
    }

    @BeforeEach
    void awaitBoth() {
        replicas.awaitAtWork();
    }

    @AfterEach
    void nothingCameToWeChatTwice() {
        assertThat(replicas.textsAtWeChat()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "TAKING,     SENT,    1",
        "CLAIMING,   SENT,    1",
        "CLAIMED,    UNKNOWN, 0",
        "CALLING,    UNKNOWN, 1",
        "SETTLING,   UNKNOWN, 1"
    })
    void theOtherReplicaSettlesWhatAKilledOneHad(Moment moment, Outcome outcome, int timesAtWeChat) {
        // Given
        Hit hit = moment.reach(replicas);

        // When
        hit.replica().process().kill();

        // Then
        serveOthersUntilSettled(hit);
        replicas.awaitAtWork();
        approveAgain(hit.reply());
        assertThat(settled(hit.reply())).extracting(ReplySettled::outcome).containsExactly(outcome);
        assertThat(replicas.timesAtWeChat(hit.reply().replyId())).isEqualTo(timesAtWeChat);
    }

    @ParameterizedTest
    @CsvSource({
        "TAKING,     SENT,    SENT,    1",
        "CLAIMING,   SENT,    SENT,    1",
        "CLAIMED,    UNKNOWN, FAILED,  0",
        "CONNECTING, UNKNOWN, FAILED,  0",
        "CALLING,    UNKNOWN, UNKNOWN, 1",
        "SETTLING,   UNKNOWN, SENT,    1"
    })
    void aFrozenReplicaThatWakesUpSendsNothingLateAndSaysWhatItKnows(
            Moment moment, Outcome whileFrozen, Outcome afterwards, int timesAtWeChat) {
        // Given a reply that the other replica has settled
        Hit hit = moment.reach(replicas);
        serveOthersUntilSettled(hit);
        assertThat(settled(hit.reply())).extracting(ReplySettled::outcome).containsExactly(whileFrozen);

        // When
        hit.replica().process().wake();

        // Then
        List<Outcome> outcomes = whileFrozen == afterwards ? List.of(whileFrozen) : List.of(whileFrozen, afterwards);
        Replies.awaitSettled(replicas.records(), hit.reply(), outcomes.size());
        awaitSending(hit.replica());
        approveAgain(hit.reply());
        assertThat(settled(hit.reply())).extracting(ReplySettled::outcome).containsExactlyElementsOf(outcomes);
        assertThat(replicas.timesAtWeChat(hit.reply().replyId())).isEqualTo(timesAtWeChat);
    }

    /** The other replica answers one user after another until it has settled the reply too. */
    private static void serveOthersUntilSettled(Hit hit) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    ReplyApproved another = replicas.replyFor(replicas.other(hit.replica()));
                    replicas.records().say(another);
                    await().pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .atMost(Duration.ofSeconds(20))
                            .untilAsserted(() -> assertThat(settled(another))
                                    .extracting(ReplySettled::outcome)
                                    .containsExactly(Outcome.SENT));
                    return !settled(hit.reply()).isEmpty();
                });
    }

    /** It sends again: whatever it had in hand when it was frozen, it has come to by now. */
    private static void awaitSending(Replica replica) {
        int before = replica.weChat().received().size();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            replicas.records().say(replicas.replyFor(replica));
            return replica.weChat().received().size() > before;
        });
    }

    /** The same record, and the same approval as a new event; with the user's next reply, which leaves after them. */
    private static void approveAgain(ReplyApproved reply) {
        ReplyApproved again = new ReplyApproved(
                UUID.randomUUID(),
                reply.appId(),
                reply.openId(),
                reply.replyId(),
                reply.approvedAt(),
                reply.sendBefore(),
                reply.source(),
                reply.content());
        ReplyApproved next = Replies.approved(reply.openId(), Instant.now());
        replicas.records().say(reply, again, next);
        assertThat(Replies.awaitSettled(replicas.records(), next).outcome()).isEqualTo(Outcome.SENT);
    }

    /** Without what the outbox says twice: its replica may have been hit just then. */
    private static List<ReplySettled> settled(ReplyApproved reply) {
        return replicas.records().settled(reply.replyId()).stream().distinct().toList();
    }
}
