package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.policy.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Allowance THREE = new Allowance(3, Duration.ofHours(48));

    @Test
    void wasMadeWithinTheSecondOfCreateTime() {
        // When
        Grant grant = received(CREATED.plusSeconds(5));

        // Then
        assertThat(grant.earliest()).isEqualTo(CREATED);
        assertThat(grant.latest()).isEqualTo(CREATED.plusSeconds(1));
    }

    @Test
    void wasMadeBeforeItWasReceived() {
        // When
        Grant grant = received(CREATED.plusMillis(300));

        // Then
        assertThat(grant.earliest()).isEqualTo(CREATED);
        assertThat(grant.latest()).isEqualTo(CREATED.plusMillis(300));
    }

    @Test
    void aCreateTimeInTheFutureLengthensNoWindow() {
        // When
        Grant grant = received(CREATED.minusSeconds(3600));

        // Then
        assertThat(grant.earliest()).isEqualTo(CREATED.minusSeconds(3600));
        assertThat(grant.latest()).isEqualTo(CREATED.minusSeconds(3600));
        assertThat(grant.expiresAt()).isEqualTo(CREATED.plus(Duration.ofHours(47)));
    }

    @Test
    void lastsFromItsEarliestMoment() {
        // When
        Grant grant = received(CREATED.plusSeconds(5));

        // Then
        assertThat(grant.expiresAt()).isEqualTo(CREATED.plus(Duration.ofHours(48)));
    }

    private static Grant received(Instant receivedAt) {
        return Grant.of(new NewestPush(UUID.randomUUID(), MESSAGE, CREATED, receivedAt), THREE);
    }
}
