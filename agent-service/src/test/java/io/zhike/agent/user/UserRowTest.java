package io.zhike.agent.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.Spent;
import io.zhike.events.routed.SelfReported;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user's state row keeps of what it hears. */
class UserRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");

    private final UserRow user = new UserRow();

    @BeforeEach
    void nameTheUser() {
        user.appId = "wx1";
        user.openId = "user";
    }

    @Test
    void theHighestNumberAndTheNewestPushStay() {
        // Given
        NewestPush newest = push(NOW);
        user.heard(7, Optional.of(newest));

        // When
        user.heard(5, Optional.of(push(NOW.minusSeconds(1))));
        user.heard(6, Optional.empty());

        // Then
        assertThat(user.highestNumber()).isEqualTo(7);
        assertThat(user.newestPush()).isEqualTo(newest);
    }

    @Test
    void aClockThatIsAheadMakesNoPushTheNewestForLong() {
        // Given
        user.heard(1, Optional.of(push(NOW.plusSeconds(3600), NOW)));
        NewestPush next = push(NOW.plusSeconds(5));

        // When
        user.heard(2, Optional.of(next));

        // Then
        assertThat(user.newestPush()).isEqualTo(next);
    }

    @Test
    void theirNameIsWhatPeopleCallThemBeforeWhatTheySay() {
        assertThat(user.name()).isEqualTo("用户user");
        user.openId = "oABC-1234";
        assertThat(user.name()).isEqualTo("用户1234");

        user.visited(entered(NOW), new SelfReported(" ", null, null));
        assertThat(user.name()).isEqualTo("用户1234");

        user.visited(entered(NOW), new SelfReported("小明", null, null));
        assertThat(user.name()).isEqualTo("小明");

        user.remarks(new Remarks(" 王女士 ", " "));
        assertThat(user.name()).isEqualTo("王女士");
        assertThat(user.remarks().memo()).isNull();
    }

    @Test
    void whenTheyCameAndHowOftenIsKept() {
        assertThat(user.acquaintance()).isEqualTo(new Acquaintance(null, null, null, 0, null));

        // When
        user.heard(1, Optional.of(push(NOW)));
        user.visited(entered(NOW.plusSeconds(60)), null);
        user.heard(2, Optional.of(push(NOW.plusSeconds(90))));

        // Then
        assertThat(user.acquaintance())
                .isEqualTo(new Acquaintance(NOW, NOW.plusSeconds(90), NOW.plusSeconds(60), 1, "page"));
    }

    @Test
    void aBlockedUserHasNoUnansweredWindow() {
        // Given
        user.opened(UUID.randomUUID());
        user.heard(1, Optional.of(push(NOW)));
        user.wrote(NOW);
        user.quota(changed(1, 3, NOW.plusSeconds(60)));
        assertThat(user.unansweredWindow()).isPresent();

        // When
        user.block(new Block("辱骂", "admin", NOW));

        // Then
        assertThat(user.unansweredWindow()).isEmpty();

        // When received again in time, and after the window's end
        user.unblock(NOW.plusSeconds(1));
        assertThat(user.unansweredWindow()).isPresent();
        user.block(new Block("辱骂", "admin", NOW));
        user.unblock(NOW.plusSeconds(60));

        // Then
        assertThat(user.unansweredWindow()).isEmpty();
    }

    @Test
    void aWindowIsUnansweredOnceItIsThatOfTheMessage() {
        // Given a window that had ended when they came back
        user.quota(changed(1, 0, NOW.minusSeconds(60)));
        writes(1, NOW);
        assertThat(user.unansweredWindow()).isEmpty();

        // When
        user.quota(changed(2, 3, NOW.plusSeconds(3600)));

        // Then
        assertThat(user.unansweredWindow()).get().satisfies(window -> {
            assertThat(window.since()).isEqualTo(NOW);
            assertThat(window.closesAt()).isEqualTo(NOW.plusSeconds(3600));
        });
    }

    @Test
    void enteringBringsNoWindowToLoseAfterTheLoss() {
        // Given
        lostAt(NOW.plusSeconds(3600));

        // When
        user.heard(2, Optional.of(entering(NOW.plusSeconds(7200))));
        user.quota(changed(2, 1, NOW.plusSeconds(7260)));

        // Then
        assertThat(user.unansweredWindow()).isEmpty();
    }

    @Test
    void aMessageAfterTheLossIsWatchedThoughTheyEnterOnceMore() {
        // Given
        lostAt(NOW.plusSeconds(3600));

        // When an answer to the first one fails too
        writes(2, NOW.plusSeconds(7200));
        user.heard(3, Optional.of(entering(NOW.plusSeconds(7300))));
        user.unanswered(Optional.of(NOW));
        user.quota(changed(2, 3, NOW.plusSeconds(9000)));

        // Then
        assertThat(user.unansweredWindow()).isPresent();
    }

    @Test
    void aMessageIsWatchedWhoseWindowWasNotKnownYetWhenTheOneBeforeWasLost() {
        // Given
        writes(1, NOW);
        user.quota(changed(1, 3, NOW.plusSeconds(3600)));
        writes(2, NOW.plusSeconds(3500));
        user.unansweredWindow().ifPresent(user::toldLost);

        // When
        user.quota(changed(2, 3, NOW.plusSeconds(7100)));

        // Then
        assertThat(user.unansweredWindow()).isPresent();
    }

    @Test
    void theMessageBeforeAnEnteringIsNamedToo() {
        // Given
        NewestPush message = push(NOW);
        NewestPush entering = new NewestPush(UUID.randomUUID(), NewestPush.Kind.ENTERED, NOW.plusSeconds(5), NOW);
        user.heard(1, Optional.of(message));
        assertThat(user.newestMessageBeforeEntering()).isNull();

        // When
        user.heard(2, Optional.of(entering));

        // Then
        assertThat(user.newestPush()).isEqualTo(entering);
        assertThat(user.newestMessageBeforeEntering()).isEqualTo(message);
    }

    @Test
    void theHighestVersionOfTheQuotaStays() {
        // Given
        user.quota(changed(3, 2, NOW.plusSeconds(60)));

        // When
        user.quota(changed(2, 3, NOW.plusSeconds(90)));
        user.quota(changed(3, 0, NOW));

        // Then
        assertThat(user.quota(NOW)).contains(new Quota(2, 3, new Spent(1, 0, 0), NOW.plusSeconds(60)));
    }

    @Test
    void nothingRemainsOnceTheWindowIsClosed() {
        // Given
        user.quota(changed(1, 2, NOW));

        // When, then
        assertThat(user.quota(NOW)).contains(new Quota(0, 3, new Spent(1, 0, 0), NOW));
    }

    @Test
    void aVisitIsShownOnce() {
        // Given
        user.visited(new SessionEntered(new UUID(0, 1), "wx1", "user", NOW, NOW, "page/a"), null);
        user.visited(new SessionEntered(new UUID(0, 2), "wx1", "user", NOW, NOW, "page/b"), null);

        // When, then
        assertThat(user.takeVisit()).contains(new Visit(new UUID(0, 2), NOW, "page/b"));
        assertThat(user.takeVisit()).isEmpty();
    }

    @Test
    void whatTheNewestVisitSaysOfTheUserStays() {
        // Given
        assertThat(user.selfReported()).isNull();
        var first = new SelfReported("小明", null, "商品页");
        var second = new SelfReported(null, null, "订单页");

        // When, then
        user.visited(visit(), first);
        user.visited(visit(), null);
        assertThat(user.selfReported()).isEqualTo(first);
        user.visited(visit(), second);
        assertThat(user.selfReported()).isEqualTo(second);
    }

    private static SessionEntered visit() {
        return new SessionEntered(UUID.randomUUID(), "wx1", "user", NOW, NOW, null);
    }

    private void writes(long number, Instant at) {
        user.opened(new UUID(0, 1));
        user.heard(number, Optional.of(push(at)));
        user.wrote(at);
    }

    /** They wrote, and nobody answered until their window ended. */
    private void lostAt(Instant end) {
        writes(1, NOW);
        user.quota(changed(1, 3, end));
        user.toldLost(user.unansweredWindow().orElseThrow());
    }

    private static NewestPush push(Instant createdAt) {
        return push(createdAt, createdAt);
    }

    private static NewestPush push(Instant createdAt, Instant receivedAt) {
        return new NewestPush(UUID.randomUUID(), NewestPush.Kind.MESSAGE, createdAt, receivedAt);
    }

    private static NewestPush entering(Instant at) {
        return new NewestPush(UUID.randomUUID(), NewestPush.Kind.ENTERED, at, at);
    }

    private static QuotaChanged changed(long version, int remaining, Instant expiresAt) {
        return new QuotaChanged(
                UUID.randomUUID(), "wx1", "user", NOW, version, remaining, 3, new Spent(1, 0, 0), expiresAt);
    }

    private static SessionEntered entered(Instant at) {
        return new SessionEntered(UUID.randomUUID(), "wx1", "user", at, at, "page");
    }
}
