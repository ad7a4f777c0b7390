package io.zhike.sender.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.sender.token.TokenState.Initial;
import io.zhike.sender.token.TokenState.Refreshing;
import io.zhike.sender.token.TokenState.Steady;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenStateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccessToken TOKEN = new AccessToken("secret-token", NOW, NOW.plusSeconds(7200));
    private static final Instant REFRESH_AT = NOW.plusSeconds(7200 - 240);

    @Test
    void asksAtOnceAtFirst() {
        assertThat(TokenState.initial().refreshingAt(NOW)).contains(new Refreshing(null, 0));
    }

    @Test
    void hasOneRequestUnderWay() {
        assertThat(new Refreshing(null, 0).refreshingAt(NOW)).isEmpty();
        assertThat(new Refreshing(TOKEN, 0).refreshingAt(NOW.plusSeconds(9000))).isEmpty();
    }

    @Test
    void asksForTheNextOneAheadOfTheEnd() {
        TokenState steady = new Refreshing(null, 3).granted(TOKEN);

        assertThat(steady).isEqualTo(new Steady(TOKEN, REFRESH_AT, 0));
        assertThat(steady.refreshingAt(REFRESH_AT.minusSeconds(1))).isEmpty();
        assertThat(steady.refreshingAt(REFRESH_AT)).contains(new Refreshing(TOKEN, 0));
    }

    @Test
    void usesTheOldOneUntilTheNextIsThere() {
        assertThat(new Refreshing(TOKEN, 0).usableAt(REFRESH_AT)).contains(TOKEN);
        assertThat(new Refreshing(TOKEN, 0).usableAt(TOKEN.expiresAt())).isEmpty();
    }

    @Test
    void keepsTheOldOneWhereTheNextIsNotGiven() {
        TokenState failed = new Refreshing(TOKEN, 0).failed(REFRESH_AT, Duration.ofSeconds(30));

        assertThat(failed).isEqualTo(new Steady(TOKEN, REFRESH_AT.plusSeconds(30), 1));
    }

    @Test
    void waitsBeforeItAsksAgain() {
        TokenState failed = new Refreshing(null, 1).failed(NOW, Duration.ofSeconds(30));

        assertThat(failed).isEqualTo(new Initial(NOW.plusSeconds(30), 2));
        assertThat(failed.refreshingAt(NOW.plusSeconds(29))).isEmpty();
        assertThat(failed.refreshingAt(NOW.plusSeconds(30))).contains(new Refreshing(null, 2));
    }

    @Test
    void doesNotUseARejectedTokenAgain() {
        TokenState rejected = new Steady(TOKEN, REFRESH_AT, 0).rejected(TOKEN);

        assertThat(rejected.usableAt(NOW)).isEmpty();
        assertThat(rejected.refreshingAt(NOW.plusSeconds(1))).contains(new Refreshing(null, 0));
        assertThat(new Refreshing(TOKEN, 0).rejected(TOKEN)).isEqualTo(new Refreshing(null, 0));
    }

    @Test
    void aLateRejectionOfTheOldTokenDoesNotHurtTheNewOne() {
        AccessToken next = new AccessToken("next", NOW, NOW.plusSeconds(7200));
        TokenState steady = new Steady(next, REFRESH_AT, 0);

        assertThat(steady.rejected(TOKEN)).isEqualTo(steady);
    }

    @Test
    void showsNoToken() {
        assertThat(new Steady(TOKEN, REFRESH_AT, 0).toString()).doesNotContain(TOKEN.value());
        assertThat(new Refreshing(TOKEN, 0).toString()).doesNotContain(TOKEN.value());
    }
}
