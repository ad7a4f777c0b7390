package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Pushes of one second come in any order, and again; so do the ends of replies. */
class EqualTimesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(30);

    @Property
    void theOrderOfEqualPushesDoesNotMatter(
            @ForAll @Size(min = 1, max = 4) List<Kind> kinds,
            @ForAll @IntRange(max = 3) int sent,
            @ForAll @IntRange(max = 3) int underWay,
            @ForAll boolean windowClosed) {
        // Given
        Instant pushed = windowClosed ? NOON.plus(Duration.ofHours(48)) : LATER;
        Account inOrder = answered(sent, underWay);
        Account reversed = answered(sent, underWay);

        // When
        kinds.forEach(kind -> inOrder.push(kind, pushed));
        List<Kind> backwards = new ArrayList<>(kinds);
        Collections.reverse(backwards);
        backwards.forEach(kind -> reversed.push(kind, pushed));

        // Then
        assertThat(inOrder.remaining()).isEqualTo(reversed.remaining());
        assertThat(inOrder.window().expiresAt()).isEqualTo(reversed.window().expiresAt());
        assertThat(inOrder.window().tally().granted())
                .isEqualTo(reversed.window().tally().granted());
    }

    private static Account answered(int sent, int underWay) {
        Account account = new Account().push(Kind.MESSAGE, NOON);
        for (int i = 0; i < sent + underWay; i++) {
            UUID id = UUID.randomUUID();
            if (account.ask(id, ReplySource.AGENT, NOON.plusSeconds(1)) instanceof Decision.Approved && i < sent) {
                account.settle(id, Outcome.SENT, NOON.plusSeconds(2));
            }
        }
        return account;
    }

    @Property
    void aPushThatComesTwiceGivesNothingMore(
            @ForAll Kind kind, @ForAll @IntRange(max = 3) int sent, @ForAll @IntRange(max = 3) int underWay) {
        // Given
        NewestPush push = new NewestPush(UUID.randomUUID(), kind, LATER, LATER);
        Account account = answered(sent, underWay).push(push, LATER);
        if (account.remaining() > 0) {
            account.approved(LATER);
        }
        int remaining = account.remaining();

        // When
        account.push(push, LATER.plusSeconds(5));

        // Then
        assertThat(account.remaining()).isEqualTo(remaining);
    }
}
