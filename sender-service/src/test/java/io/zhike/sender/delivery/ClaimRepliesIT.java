package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Any number of workers, on any number of replicas, may claim at once. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class ClaimRepliesIT {

    /** No lane here serves it: the test's own workers do. */
    private final String app = "wx" + UUID.randomUUID();

    @Inject
    ClaimReplies claimReplies;

    @Inject
    TestClock clock;

    @Test
    void workersClaimAReplyOnce() throws Exception {
        // Given
        List<ReplyApproved> due =
                IntStream.range(0, 100).mapToObj(_ -> queued(clock.instant())).toList();

        // When ten workers claim until they find nothing
        List<Claim> claims = claimAll(10);

        // Then
        assertThat(claims)
                .extracting(Claim::replyId)
                .containsExactlyInAnyOrderElementsOf(
                        due.stream().map(ReplyApproved::replyId).toList());
    }

    @Test
    void claimsWhatIsDueInTheOrderInWhichItFellDue() {
        // Given
        ReplyApproved second = queued(clock.instant().minusSeconds(1));
        ReplyApproved first = queued(clock.instant().minusSeconds(2));
        queued(clock.instant().plusMillis(1));

        // When
        List<Claim> claims = new ArrayList<>(claimReplies.claim(app, 1));
        claims.addAll(claimReplies.claim(app, 10));

        // Then
        assertThat(claims).extracting(Claim::replyId).containsExactly(first.replyId(), second.replyId());
    }

    private List<Claim> claimAll(int workers) throws Exception {
        Callable<List<Claim>> worker = () -> {
            List<Claim> claimed = new ArrayList<>();
            List<Claim> some;
            do {
                some = claimReplies.claim(app, 3);
                claimed.addAll(some);
            } while (!some.isEmpty());
            return claimed;
        };
        List<Claim> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(workers)) {
            for (Future<List<Claim>> claimed : threads.invokeAll(
                    IntStream.range(0, workers).mapToObj(_ -> worker).toList())) {
                all.addAll(claimed.get());
            }
        }
        // What the others held back while they claimed.
        all.addAll(worker.call());
        return all;
    }

    private ReplyApproved queued(Instant dueAt) {
        ReplyApproved reply = Replies.approved(
                app, Replies.newUser(), clock.instant(), clock.instant().plus(Replies.WINDOW));
        Stored.addQueued(reply, dueAt);
        return reply;
    }
}
