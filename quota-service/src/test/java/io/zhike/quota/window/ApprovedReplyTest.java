package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApprovedReplyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = new Account().push(MESSAGE, NOON);

    @Test
    void takesOneUnit() {
        // When
        account.approved(NOON.plusSeconds(1));

        // Then
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void mustLeaveBeforeTheWindowCloses() {
        // When
        Decision decision = account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plusSeconds(1));

        // Then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Approved.class,
                        approved -> assertThat(approved.sendBefore()).isEqualTo(NOON.plus(Duration.ofHours(48))));
    }
}
