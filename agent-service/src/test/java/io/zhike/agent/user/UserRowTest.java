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
import org.junit.jupiter.api.Test;

/** What a user's state row keeps of what it hears. */
class UserRowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");

    private final UserRow user = new UserRow();

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

    private static NewestPush push(Instant createdAt) {
        return new NewestPush(UUID.randomUUID(), NewestPush.Kind.MESSAGE, createdAt, createdAt);
    }

    private static QuotaChanged changed(long version, int remaining, Instant expiresAt) {
        return new QuotaChanged(
                UUID.randomUUID(), "wx1", "user", NOW, version, remaining, 3, new Spent(1, 0, 0), expiresAt);
    }
}
