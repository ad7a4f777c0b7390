package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.quota.Spent;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CapTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = new Account(new QuotaPolicy(
            Account.GUIDE.figures(), new Sharing(0, Map.of(ReplySource.ROBOT, 1, ReplySource.SYSTEM, 0)), false));

    @Test
    void endsWhatOneSourceMayTakeOfAGrant() {
        // Given
        account.push(MESSAGE, NOON);

        // When
        Decision first = ask(ReplySource.ROBOT);
        Decision second = ask(ReplySource.ROBOT);

        // Then
        assertThat(first).isInstanceOf(Decision.Approved.class);
        assertThat(second).isEqualTo(new Decision.Refused(Rule.CAPPED));
        assertThat(ask(ReplySource.SYSTEM)).isEqualTo(new Decision.Refused(Rule.CAPPED));
        assertThat(ask(ReplySource.AGENT)).isInstanceOf(Decision.Approved.class);
        assertThat(account.window().tally().spent()).isEqualTo(new Spent(1, 1, 0));
    }

    @Test
    void beginsAnewWithTheNextGrant() {
        // Given
        account.push(MESSAGE, NOON);
        UUID robots = UUID.randomUUID();
        account.ask(robots, ReplySource.ROBOT, NOON);
        account.settle(robots, Outcome.SENT, NOON.plusSeconds(1));

        // When
        account.push(MESSAGE, NOON.plusSeconds(10));

        // Then
        assertThat(account.window().tally().spent()).isEqualTo(Spent.NOTHING);
        assertThat(ask(ReplySource.ROBOT)).isInstanceOf(Decision.Approved.class);
    }

    @Test
    void countsWhatIsUnderWayWhenTheNextGrantComes() {
        // Given
        account.push(MESSAGE, NOON);
        ask(ReplySource.ROBOT);

        // When
        account.push(MESSAGE, NOON.plusSeconds(10));

        // Then
        assertThat(account.window().tally().spent()).isEqualTo(new Spent(0, 1, 0));
        assertThat(ask(ReplySource.ROBOT)).isEqualTo(new Decision.Refused(Rule.CAPPED));
    }

    @Test
    void staysWhereAGrantTakesNoForce() {
        // Given
        account.push(MESSAGE, NOON);
        ask(ReplySource.ROBOT);

        // When
        account.push(ENTERED, NOON.plusSeconds(10));

        // Then
        assertThat(ask(ReplySource.ROBOT)).isEqualTo(new Decision.Refused(Rule.CAPPED));
    }

    @Test
    void givesBackWhatWasNotSent() {
        // Given
        account.push(MESSAGE, NOON);
        UUID robots = UUID.randomUUID();
        account.ask(robots, ReplySource.ROBOT, NOON);

        // When
        account.settle(robots, Outcome.FAILED, NOON.plusSeconds(1));

        // Then
        assertThat(account.window().tally().spent()).isEqualTo(Spent.NOTHING);
        assertThat(ask(ReplySource.ROBOT)).isInstanceOf(Decision.Approved.class);
    }

    private Decision ask(ReplySource source) {
        return account.ask(UUID.randomUUID(), source, NOON.plusSeconds(20));
    }
}
