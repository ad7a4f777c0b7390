package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReserveTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"ROBOT", "SYSTEM"})
    void isLeftByWhoeverIsNoPerson(ReplySource source) {
        // Given
        Account account = new Account().push(MESSAGE, NOON);
        account.approved(NOON);
        account.approved(NOON);

        // When
        Decision decision = account.ask(UUID.randomUUID(), source, NOON.plusSeconds(1));

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(Rule.RESERVED));
        assertThat(account.remaining()).isEqualTo(1);
    }

    @Test
    void isSpentByPeople() {
        // Given
        Account account = new Account().push(MESSAGE, NOON);
        account.approved(NOON);
        account.approved(NOON);

        // When
        Decision decision = account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plusSeconds(1));

        // Then
        assertThat(decision).isInstanceOf(Decision.Approved.class);
    }

    @Test
    void neverSilencesTheWelcome() {
        // Given
        Account account = new Account().push(ENTERED, NOON);

        // When
        Decision decision = account.ask(UUID.randomUUID(), ReplySource.ROBOT, NOON.plusSeconds(1));

        // Then
        assertThat(decision).isInstanceOf(Decision.Approved.class);
    }

    @Test
    void leavesTheRobotOneReplyOfEachGrant() {
        // Given
        QuotaPolicy greedy = new QuotaPolicy(Account.GUIDE.figures(), Sharing.leaving(10), false);
        Account account = new Account(greedy).push(MESSAGE, NOON);

        // When
        Decision first = account.ask(UUID.randomUUID(), ReplySource.ROBOT, NOON.plusSeconds(1));
        Decision second = account.ask(UUID.randomUUID(), ReplySource.ROBOT, NOON.plusSeconds(1));

        // Then
        assertThat(first).isInstanceOf(Decision.Approved.class);
        assertThat(second).isEqualTo(new Decision.Refused(Rule.RESERVED));
    }
}
