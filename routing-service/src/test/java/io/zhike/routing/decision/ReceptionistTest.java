package io.zhike.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.Match;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reception.ReceptionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who receives a push: given the switch and what is known of the user, when a push comes, then this is decided. */
class ReceptionistTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static final Decision WELCOMED = new Decision.Visit(List.of(new ReplyContent.Text("welcome")));
    private static final Decision VISITED = new Decision.Visit(List.of());
    private static final Decision WITH_PEOPLE = new Decision.WithPeople();
    private static final Decision SWITCHED_OFF = new Decision.SwitchedOff(new TransferTexts(null, "queued", "offline"));
    private static final Decision ASKED =
            new Decision.KeywordFound("人工", new TransferTexts("prompt", "queued", "offline"));
    private static final Decision ANSWERED = new Decision.NoKeyword(List.of(new ReplyContent.Text("fallback")));
    private static final Decision SILENT = new Decision.NoKeyword(List.of());

    private static final UserReception NOBODY_KNOWN = UserReception.NEW;
    private static final UserReception WITH_THE_ROBOT = user(false, null, false, NOW.minus(DAY.multipliedBy(9)));
    private static final UserReception WITH_AN_AGENT = user(true, null, true, null);
    private static final UserReception ASKED_FOR_A_PERSON = user(false, null, true, null);

    @Nested
    class WithTheSwitchOn {

        private final Receptionist receptionist = receptionist(true, "welcome", "fallback");

        @Test
        void whoWritesGetsTheRobot() {
            assertThat(receptionist.receive(message("你好"), NOBODY_KNOWN)).contains(ANSWERED);
            assertThat(receptionist.receive(message("你好"), WITH_THE_ROBOT)).contains(ANSWERED);
        }

        @Test
        void whoAsksForAPersonGetsOne() {
            assertThat(receptionist.receive(message("转 人 工！"), WITH_THE_ROBOT)).contains(ASKED);
        }

        @Test
        void aDisabledKeywordAsksForNobody() {
            assertThat(receptionist.receive(message("退货"), WITH_THE_ROBOT)).contains(ANSWERED);
        }

        @Test
        void theRobotIsSilentOnceAPersonIsInvolved() {
            assertThat(receptionist.receive(message("你好"), ASKED_FOR_A_PERSON)).contains(SILENT);
        }

        @Test
        void whatPeopleHaveGoesToThemWhateverItSays() {
            assertThat(receptionist.receive(message("你好"), WITH_AN_AGENT)).contains(WITH_PEOPLE);
            assertThat(receptionist.receive(message("人工"), WITH_AN_AGENT)).contains(WITH_PEOPLE);
        }

        @Test
        void peopleHaveItUntilTheirTimeIsOver() {
            assertThat(receptionist.receive(message("你好"), user(true, NOW.plusMillis(1), false, null)))
                    .contains(WITH_PEOPLE);
            assertThat(receptionist.receive(message("你好"), user(true, NOW, false, null)))
                    .contains(ANSWERED);
        }

        @Test
        void anEmptyFallbackIsSilence() {
            assertThat(receptionist(true, "welcome", " ").receive(message("你好"), WITH_THE_ROBOT))
                    .contains(SILENT);
        }
    }

    @Nested
    class WithTheSwitchOff {

        private final Receptionist receptionist = receptionist(false, "welcome", "fallback");

        @Test
        void everyFirstMessageGoesToPeopleWithoutAPrompt() {
            assertThat(receptionist.receive(message("你好"), NOBODY_KNOWN)).contains(SWITCHED_OFF);
            assertThat(receptionist.receive(message("人工"), WITH_THE_ROBOT)).contains(SWITCHED_OFF);
            assertThat(receptionist.receive(message("你好"), ASKED_FOR_A_PERSON)).contains(SWITCHED_OFF);
        }

        @Test
        void theNextMessagesAreWithPeople() {
            assertThat(receptionist.receive(message("在吗"), WITH_AN_AGENT)).contains(WITH_PEOPLE);
        }

        @Test
        void whoEntersIsWelcomedAllTheSame() {
            assertThat(receptionist.receive(entered(), NOBODY_KNOWN)).contains(WELCOMED);
        }
    }

    @Nested
    class Entering {

        private final Receptionist receptionist = receptionist(true, "welcome", "fallback");

        @Test
        void bringsTheWelcomeAtMostOnceIn24Hours() {
            assertThat(receptionist.receive(entered(), NOBODY_KNOWN)).contains(WELCOMED);
            assertThat(receptionist.receive(entered(), user(false, null, false, NOW.minus(DAY))))
                    .contains(WELCOMED);
            assertThat(receptionist.receive(
                            entered(), user(false, null, false, NOW.minus(DAY).plusMillis(1))))
                    .contains(VISITED);
        }

        @Test
        void bringsNoWelcomeWhilePeopleHaveTheConversation() {
            assertThat(receptionist.receive(entered(), user(true, null, false, null)))
                    .contains(VISITED);
        }

        @Test
        void bringsNoWelcomeOnceAPersonIsInvolved() {
            assertThat(receptionist.receive(entered(), ASKED_FOR_A_PERSON)).contains(VISITED);
        }

        @Test
        void bringsNoEmptyWelcome() {
            assertThat(receptionist(true, "", "fallback").receive(entered(), NOBODY_KNOWN))
                    .contains(VISITED);
        }
    }

    @Test
    void nobodyReceivesWhatWeChatsWebToolHas() {
        InboundEvent handedOver = new UserMessage(
                UUID.randomUUID(), "wx1", "user", NOW, NOW, "1", new MessageContent.Text("人工"), null, true);
        assertThat(receptionist(true, "welcome", "fallback").receive(handedOver, NOBODY_KNOWN))
                .contains(new Decision.HandedOver());
        assertThat(receptionist(false, "welcome", "fallback").receive(handedOver, WITH_AN_AGENT))
                .contains(new Decision.HandedOver());
    }

    @Test
    void nobodyHearsOfAnyOtherPush() {
        InboundEvent other = new OtherPush(UUID.randomUUID(), "wx1", "user", NOW, NOW, "event", "subscribe", Map.of());
        assertThat(receptionist(true, "welcome", "fallback").receive(other, NOBODY_KNOWN))
                .isEmpty();
    }

    @Test
    void aDecisionTellsWhoAndWhy() {
        assertThat(ASKED.receiver()).isEqualTo(MessageRouted.Decision.HUMAN);
        assertThat(ASKED.reason()).isEqualTo(Reason.KEYWORD);
        assertThat(ASKED.rule()).isEqualTo("人工");
        assertThat(SWITCHED_OFF.receiver()).isEqualTo(MessageRouted.Decision.HUMAN);
        assertThat(SWITCHED_OFF.reason()).isEqualTo(Reason.SWITCHED_OFF);
        assertThat(WITH_PEOPLE.receiver()).isEqualTo(MessageRouted.Decision.HUMAN);
        assertThat(WITH_PEOPLE.reason()).isEqualTo(Reason.WITH_PEOPLE);
        assertThat(WITH_PEOPLE.transferTexts()).isNull();
        assertThat(ANSWERED.receiver()).isEqualTo(MessageRouted.Decision.ROBOT);
        assertThat(ANSWERED.reason()).isEqualTo(Reason.NO_KEYWORD);
        assertThat(VISITED.receiver()).isEqualTo(MessageRouted.Decision.VISIT);
        assertThat(VISITED.reason()).isEqualTo(Reason.ENTERED);
        assertThat(new Decision.HandedOver().receiver()).isEqualTo(MessageRouted.Decision.HANDED_OVER);
        assertThat(new Decision.HandedOver().reason()).isEqualTo(Reason.HANDED_OVER);
    }

    private static Receptionist receptionist(boolean transferToHuman, String welcome, String fallback) {
        List<Keyword> keywords = List.of(
                new Keyword("人工", Match.CONTAINS, true, List.of()),
                new Keyword("退货", Match.CONTAINS, false, List.of()));
        return new Receptionist(ReceptionRules.of(
                1, new Reception(transferToHuman, keywords, "prompt", "queued", "offline", welcome, fallback)));
    }

    private static UserReception user(
            boolean withPeople, @Nullable Instant until, boolean personInvolved, @Nullable Instant lastWelcomeAt) {
        return new UserReception(7, withPeople, until, personInvolved, lastWelcomeAt);
    }

    private static InboundEvent message(String text) {
        return new UserMessage(
                UUID.randomUUID(), "wx1", "user", NOW, NOW, "1", new MessageContent.Text(text), null, false);
    }

    private static InboundEvent entered() {
        return new SessionEntered(UUID.randomUUID(), "wx1", "user", NOW, NOW, null);
    }
}
