package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where WeChat is trusted more than the count here, one reply at a time may be tried beyond it. */
class ProbeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int COUNT_USED_UP = 45047;

    private final Account account = new Account(new QuotaPolicy(Account.GUIDE.figures(), Sharing.leaving(1), true));

    @BeforeEach
    void useUp() {
        account.push(MESSAGE, NOON);
        for (int reply = 0; reply < 3; reply++) {
            account.settle(account.approved(NOON), Outcome.SENT, NOON.plusSeconds(1));
        }
    }

    @Test
    void isOneAtATime() {
        // When
        Decision first = ask(ReplySource.AGENT);
        Decision second = ask(ReplySource.AGENT);

        // Then
        assertThat(first)
                .isInstanceOfSatisfying(
                        Decision.Approved.class,
                        approved -> assertThat(approved.probe()).isTrue());
        assertThat(second).isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
        assertThat(account.remaining()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"ROBOT", "SYSTEM"})
    void isForPeople(ReplySource source) {
        assertThat(ask(source)).isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
    }

    @Test
    void neverGoesWhereTheWindowIsClosed() {
        assertThat(account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plus(Duration.ofHours(48))))
                .isEqualTo(new Decision.Refused(Rule.EXPIRED));
    }

    @Test
    void isFollowedByAnotherOneThatWeChatMayTake() {
        // Given
        UUID probe = approvedProbe();

        // When
        var why = account.settle(probe, Outcome.SENT, NOON.plusSeconds(3));

        // Then
        assertThat(why).contains(Why.WECHAT_TOOK_MORE);
        assertThat(account.remaining()).isZero();
        assertThat(ask(ReplySource.AGENT)).isInstanceOf(Decision.Approved.class);
    }

    @Test
    void isTheLastOneWhereWeChatRefuses() {
        // Given
        UUID probe = approvedProbe();

        // When
        var why = account.refusedByWeChat(probe, COUNT_USED_UP, NOON.plusSeconds(3));

        // Then
        assertThat(why).contains(Why.WECHAT_COUNTS_NONE_LEFT);
        assertThat(ask(ReplySource.AGENT)).isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
    }

    @Test
    void isTheLastOneWhereItsFateIsUnknown() {
        // Given
        UUID probe = approvedProbe();

        // When
        account.settle(probe, Outcome.UNKNOWN, NOON.plusSeconds(3));

        // Then
        assertThat(ask(ReplySource.AGENT)).isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "WITHDRAWN"})
    void givesNothingBackAndLetsAnotherOneTry(Outcome outcome) {
        // Given
        UUID probe = approvedProbe();

        // When
        account.settle(probe, outcome, NOON.plusSeconds(3));

        // Then
        assertThat(account.remaining()).isZero();
        assertThat(ask(ReplySource.AGENT)).isInstanceOf(Decision.Approved.class);
    }

    @Test
    void isCountedByTheGrantThatFindsItUnderWay() {
        // Given
        UUID probe = approvedProbe();

        // When
        account.push(MESSAGE, NOON.plusSeconds(10));

        // Then
        assertThat(account.remaining()).isEqualTo(2);
        account.settle(probe, Outcome.FAILED, NOON.plusSeconds(11));
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void whichWeChatRefusedBeforeANewGrantTakesNothingFromIt() {
        // Given
        UUID probe = approvedProbe();
        account.push(ENTERED, NOON.plusSeconds(10));

        // When
        var why = account.refusedByWeChat(probe, COUNT_USED_UP, NOON.plusSeconds(3));

        // Then
        assertThat(why).contains(Why.DRIFTED);
        assertThat(account.remaining()).isEqualTo(1);
    }

    private UUID approvedProbe() {
        UUID id = UUID.randomUUID();
        assertThat(account.ask(id, ReplySource.AGENT, NOON.plusSeconds(2))).isInstanceOf(Decision.Approved.class);
        return id;
    }

    private Decision ask(ReplySource source) {
        return account.ask(UUID.randomUUID(), source, NOON.plusSeconds(4));
    }

    @Test
    void hasAUnitOfTheGrantThatFoundItUnderWay() {
        // Given
        UUID probe = UUID.randomUUID();
        account.ask(probe, ReplySource.AGENT, NOON.plusSeconds(20));
        account.push(ENTERED, NOON.plusSeconds(30));
        assertThat(account.remaining()).isZero();

        // When
        account.settle(probe, Outcome.FAILED, NOON.plusSeconds(31));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        account.settle(account.approved(NOON.plusSeconds(32)), Outcome.FAILED, NOON.plusSeconds(33));
        assertThat(account.remaining()).isEqualTo(1);
    }
}
