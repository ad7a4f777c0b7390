package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExhaustedWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void refusesTheReply() {
        // Given
        Account account = new Account().push(MESSAGE, NOON);
        account.approved(NOON);
        account.approved(NOON);
        account.approved(NOON);

        // When
        Decision decision = account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plusSeconds(1));

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
        assertThat(account.remaining()).isZero();
    }
}
