package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClosedWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void refusesTheReplyAtItsVeryEnd() {
        // Given
        Account account = new Account().push(ENTERED, NOON);

        // When
        Decision decision = account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plusSeconds(60));

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(Rule.EXPIRED));
    }

    @Test
    void refusesTheReplyToAUserWhoNeverPushed() {
        // When
        Decision decision = new Account().ask(UUID.randomUUID(), ReplySource.AGENT, NOON);

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(Rule.NEVER_OPENED));
    }
}
