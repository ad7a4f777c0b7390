package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;

/** Where a reply is on its way when its replica is hit. */
enum Moment {

    /** Its approval is read, and its row not committed. */
    TAKING {
        @Override
        Hit reach(Replicas replicas) {
            Replica replica = replicas.both().getFirst();
            ReplyApproved reply = replicas.replyFor(replica);
            try (var _ = replicas.rows().lock(reply.user())) {
                replicas.records().say(reply);
                soon().until(() -> replicas.rows().waiting().contains(replica.name()));
                replica.process().freeze();
            }
            assertThat(replicas.rows().delivery(reply.replyId())).isNull();
            return new Hit(replica, reply);
        }
    },

    /** It waits for an attempt, and SENDING is not committed. */
    CLAIMING {
        @Override
        Hit reach(Replicas replicas) {
            ReplyApproved reply = replicas.replyFor(replicas.both().getFirst());
            // An attempt that reaches nobody: the next one is due a while later.
            replicas.both().forEach(replica -> replica.weChat().stop());
            replicas.records().say(reply);
            soon().until(() -> isTriedAgain(replicas, reply));
            replicas.both().forEach(replica -> replica.weChat().start());
            Replica replica;
            try (var _ = replicas.rows().lockChanges()) {
                replica = awaitWaiting(replicas);
                replica.process().freeze();
            }
            assertThat(replicas.rows().is(DeliveryState.QUEUED, reply.replyId()))
                    .isTrue();
            return new Hit(replica, reply);
        }

        private boolean isTriedAgain(Replicas replicas, ReplyApproved reply) {
            var row = replicas.rows().delivery(reply.replyId());
            return row != null && row.state() == DeliveryState.QUEUED && row.attempts() > 0;
        }
    },

    /** It is SENDING, and its replica has not heard so yet. */
    CLAIMED {
        @Override
        Hit reach(Replicas replicas) {
            ReplyApproved reply = replicas.replyFor(replicas.both().getFirst());
            Replica replica;
            try (var _ = replicas.rows().lockClaims()) {
                replicas.records().say(reply);
                replica = awaitWaiting(replicas);
                replica.process().freeze();
            }
            soon().until(() -> replicas.rows().is(DeliveryState.SENDING, reply.replyId()));
            return new Hit(replica, reply);
        }
    },

    /** It is SENDING, and there is no connection to WeChat yet; there is one when the replica wakes up. */
    CONNECTING {
        @Override
        Hit reach(Replicas replicas) {
            Replica replica = replicas.both().getFirst();
            replica.weChat().hang();
            ReplyApproved reply = await().atMost(Duration.ofSeconds(20))
                    .until(() -> hanging(replicas, replica), Optional::isPresent)
                    .orElseThrow();
            replica.weChat().start();
            return new Hit(replica, reply);
        }

        // The other replica may be quicker: then it takes another reply.
        private Optional<ReplyApproved> hanging(Replicas replicas, Replica replica) {
            ReplyApproved reply = replicas.replyFor(replica);
            replicas.records().say(reply);
            soon().until(() -> replicas.rows().is(DeliveryState.SETTLED, reply.replyId())
                    || isSendingForAWhile(replicas.rows(), reply));
            replica.process().freeze();
            if (replicas.rows().is(DeliveryState.SENDING, reply.replyId())) {
                return Optional.of(reply);
            }
            replica.process().wake();
            return Optional.empty();
        }

        // Half of the timeout is for the connection; where WeChat is reached the whole call takes a moment.
        private boolean isSendingForAWhile(SenderRows rows, ReplyApproved reply) {
            var row = rows.delivery(reply.replyId());
            return row != null
                    && row.state() == DeliveryState.SENDING
                    && row.attemptedAt() != null
                    && Instant.now().isAfter(row.attemptedAt().plusMillis(100));
        }
    },

    /** WeChat has it and does not answer. */
    CALLING {
        @Override
        Hit reach(Replicas replicas) {
            ReplyApproved reply = replicas.replyFor(replicas.both().getFirst());
            Replica replica = sayAndHold(replicas, reply, new CountDownLatch(1));
            replica.process().freeze();
            assertThat(replicas.rows().is(DeliveryState.SENDING, reply.replyId()))
                    .isTrue();
            return new Hit(replica, reply);
        }
    },

    /** WeChat has answered, and that is not recorded. */
    SETTLING {
        @Override
        Hit reach(Replicas replicas) {
            ReplyApproved reply = replicas.replyFor(replicas.both().getFirst());
            var answer = new CountDownLatch(1);
            Replica replica = sayAndHold(replicas, reply, answer);
            try (var _ = replicas.rows().lock(reply.user())) {
                answer.countDown();
                soon().until(() -> replicas.rows().waiting().contains(replica.name()));
                replica.process().freeze();
            }
            assertThat(replicas.rows().is(DeliveryState.SENDING, reply.replyId()))
                    .isTrue();
            return new Hit(replica, reply);
        }
    };

    /**
     * The replica was at the moment and is frozen: so it can be looked at whether it was, and be killed there all the same.
     */
    record Hit(Replica replica, ReplyApproved reply) {}

    abstract Hit reach(Replicas replicas);

    /** The replica that gave the reply to WeChat. */
    private static Replica sayAndHold(Replicas replicas, ReplyApproved reply, CountDownLatch answer) {
        replicas.plan(reply.openId(), new Hold(answer, Fate.errcode(0)));
        replicas.records().say(reply);
        return soon().until(
                        () -> replicas.both().stream()
                                .filter(one ->
                                        !one.weChat().received(reply.openId()).isEmpty())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Replica awaitWaiting(Replicas replicas) {
        return soon().until(
                        () -> replicas.both().stream()
                                .filter(one -> replicas.rows().waiting().contains(one.name()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Moments are short. */
    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10));
    }
}
