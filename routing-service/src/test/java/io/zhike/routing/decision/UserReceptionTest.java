package io.zhike.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.robot.Dialogue;
import io.zhike.routing.robot.Rule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserReceptionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(3600);
    private static final Rule KEYWORD = new Rule(Reason.KEYWORD, "人工", "人工");
    private static final TransferTexts TEXTS = new TransferTexts(null, "queued", "offline", "closed");

    @Test
    void aVisitChangesTheNumberAlone() {
        UserReception user = user(3, true, NOW, true, EARLIER);
        assertThat(user.after(visit(List.of()), NOW)).isEqualTo(user(4, true, NOW, true, EARLIER));
    }

    @Test
    void whatIsHandedOverChangesTheNumberAlone() {
        UserReception user = user(3, true, NOW, true, EARLIER);
        assertThat(user.after(new Decision.HandedOver(), NOW)).isEqualTo(user(4, true, NOW, true, EARLIER));
    }

    @Test
    void aWelcomeIsRemembered() {
        UserReception user = user(0, false, null, false, null);
        assertThat(user.after(visit(List.of(new ReplyContent.Text("您好"))), NOW))
                .isEqualTo(user(1, false, null, false, NOW));
    }

    @Test
    void whatGoesToPeopleStaysWithThem() {
        UserReception user = user(3, true, NOW.plusSeconds(1), false, EARLIER);
        UserReception withPeople = user(4, true, null, false, EARLIER);
        assertThat(user.after(new Decision.WithPeople(null), NOW)).isEqualTo(withPeople);
        assertThat(user.after(new Decision.SwitchedOff(TEXTS, null, null), NOW)).isEqualTo(withPeople);
    }

    @Test
    void aKeywordInvolvesAPerson() {
        UserReception user = user(3, false, null, false, null);
        assertThat(user.after(new Decision.PersonAsked(KEYWORD, null, TEXTS), NOW))
                .isEqualTo(user(4, true, null, true, null));
    }

    @Test
    void whatTheRobotGetsPeopleNoLongerHave() {
        UserReception user = user(3, true, EARLIER, false, null);
        assertThat(user.after(new Decision.Silent(), NOW)).isEqualTo(user(4, false, null, false, null));
    }

    @Test
    void aChangeOlderThanTheLastDecisionIsIgnored() {
        UserReception user = user(3, true, null, true, null);
        assertThat(user.after(change(2, State.ENDED, false, null, false))).isEqualTo(user);
    }

    @Test
    void aChangeThatKnowsTheLastDecisionCounts() {
        UserReception user = user(3, true, null, true, EARLIER);
        UserReception served = user.after(change(3, State.SERVING, true, null, true));
        assertThat(served).isEqualTo(user(3, true, null, true, EARLIER));
        assertThat(served.after(change(3, State.ENDED, true, NOW, true))).isEqualTo(user(3, true, NOW, true, EARLIER));
        assertThat(served.after(change(4, State.ROBOT, false, null, true)))
                .isEqualTo(user(3, false, null, true, EARLIER));
    }

    @Test
    void theRobotSpeaksAgainAfterTheEnd() {
        UserReception ended = user(3, true, null, true, null).after(change(3, State.ENDED, true, NOW, true));
        assertThat(ended.isWithPeople(NOW.minusMillis(1))).isTrue();
        assertThat(ended.mayBeWelcomed(NOW.minusMillis(1))).isFalse();
        assertThat(ended.isWithPeople(NOW)).isFalse();
        assertThat(ended.mayBeWelcomed(NOW)).isTrue();
    }

    @Property
    void noChangeMovesTheNumber(
            @ForAll @LongRange(max = 9) long number, @ForAll @LongRange(max = 9) long known, @ForAll State state) {
        UserReception user = user(number, true, null, false, null);
        assertThat(user.after(change(known, state, true, null, true)).number()).isEqualTo(number);
    }

    private static Decision visit(List<ReplyContent> welcome) {
        return new Decision.Visit(null, welcome, Dialogue.NONE);
    }

    private static UserReception user(
            long number,
            boolean withPeople,
            @Nullable Instant until,
            boolean personInvolved,
            @Nullable Instant lastWelcomeAt) {
        return new UserReception(number, withPeople, until, personInvolved, lastWelcomeAt, null, Dialogue.NONE);
    }

    private static ConversationChanged change(
            long number, State state, boolean withPeople, @Nullable Instant until, boolean personInvolved) {
        return new ConversationChanged(
                UUID.randomUUID(),
                "wx1",
                "user",
                NOW,
                UUID.randomUUID(),
                number,
                state,
                !personInvolved,
                null,
                withPeople,
                until,
                personInvolved);
    }
}
