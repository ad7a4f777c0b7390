package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a conversation in every state, whatever happens: the table of states and events, cell by cell. */
class ConversationTableTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant ASKED = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T08:05:00Z");
    private static final Instant ENDED_AT = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-01T08:20:00Z");
    private static final UUID OTHER = new UUID(0, 2);
    private static final Aftermath REACHABLE = new Aftermath(true, false);

    private static final Person LI = new Person("li", false, true);
    private static final Person WANG = new Person("wang", false, true);
    private static final Person ABSENT = new Person("zhao", false, false);
    private static final Person ADMIN = new Person("admin", true, true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | for      | becomes                   | as decided | robot speaks
            ROBOT     | robot    | Robot                     | true       | true
            ROBOT     | people   | Waiting 08:05             | true       | true
            WAITING   | robot    | Waiting 08:00             | false      | false
            WAITING   | people   | Waiting 08:00             | true       | true
            SERVING   | robot    | Serving li                | false      | false
            SERVING   | people   | Serving li                | true       | true
            DORMANT   | robot    | Waiting 08:05, known to li | false      | false
            DORMANT   | people   | Waiting 08:05, known to li | true       | true
            FORGOTTEN | robot    | Waiting 08:05             | false      | false
            FORGOTTEN | people   | Waiting 08:05             | true       | true
            ENDED     | robot    | Waiting 08:05, known to li | false      | false
            ENDED     | people   | Waiting 08:05, known to li | true       | true
            """)
    void userWrites(String state, String receiver, String becomes, boolean asDecided, boolean robotSpeaks) {
        // Given
        var arrival = new Arrival(receiver.equals("people"), false, null, null, NOW);

        // When
        Receipt receipt = in(state).receive(arrival);

        // Then
        assertThat(describe(receipt.after().state())).isEqualTo(becomes);
        assertThat(receipt.asDecided()).isEqualTo(asDecided);
        assertThat(receipt.robotSpeaks()).isEqualTo(robotSpeaks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | for      | person before | robot speaks
            ROBOT     | robot    | nobody        | true
            ROBOT     | robot    | asked for     | false
            ROBOT     | robot    | wrote         | false
            ROBOT     | people   | nobody        | true
            ROBOT     | people   | asked for     | false
            ROBOT     | people   | wrote         | false
            WAITING   | robot    | nobody        | false
            WAITING   | robot    | asked for     | false
            WAITING   | robot    | wrote         | false
            WAITING   | people   | nobody        | true
            WAITING   | people   | asked for     | false
            WAITING   | people   | wrote         | false
            SERVING   | robot    | nobody        | false
            SERVING   | robot    | asked for     | false
            SERVING   | robot    | wrote         | false
            SERVING   | people   | nobody        | true
            SERVING   | people   | asked for     | false
            SERVING   | people   | wrote         | false
            DORMANT   | robot    | nobody        | false
            DORMANT   | people   | nobody        | true
            DORMANT   | people   | asked for     | false
            DORMANT   | people   | wrote         | false
            ENDED     | robot    | nobody        | false
            ENDED     | people   | nobody        | true
            ENDED     | people   | asked for     | false
            ENDED     | people   | wrote         | false
            """)
    void theRobotAnswersUntilAPersonIsInvolved(String state, String receiver, String before, boolean robotSpeaks) {
        // Given
        Conversation conversation = in(state, null, before.equals("asked for"), before.equals("wrote"));

        // When
        Receipt receipt = conversation.receive(new Arrival(receiver.equals("people"), false, null, null, NOW));

        // Then
        assertThat(receipt.robotSpeaks()).isEqualTo(robotSpeaks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # state   | before | for      | named | wanted
            ROBOT     | -      | robot    | -     | -
            ROBOT     | -      | people   | 售后  | 售后
            ROBOT     | 售前   | people   | -     | 售前
            WAITING   | -      | people   | 售后  | 售后
            WAITING   | 售前   | people   | -     | 售前
            WAITING   | 售前   | people   | 售后  | 售后
            WAITING   | 售前   | robot    | -     | 售前
            SERVING   | 售前   | people   | -     | 售前
            SERVING   | 售前   | people   | 售后  | 售后
            DORMANT   | 售前   | people   | -     | 售前
            DORMANT   | 售前   | people   | 售后  | 售后
            ENDED     | 售前   | people   | -     | 售前
            ENDED     | 售前   | people   | 售后  | 售后
            """)
    void theGroupNamedLastIsWanted(
            String state, @Nullable String before, String receiver, @Nullable String named, @Nullable String wanted) {
        // Given
        Conversation conversation = in(state, before, true, false);

        // When
        Receipt receipt = conversation.receive(new Arrival(receiver.equals("people"), false, named, null, NOW));

        // Then
        assertThat(receipt.after().group()).isEqualTo(wanted);
    }

    @Test
    void theGroupStaysWhateverHappens() {
        // Given
        Conversation waiting = in("WAITING", "售后", true, false);

        // When
        Conversation answered =
                ((Answer.Spoken) waiting.assignTo("li").loseAgent(ASKED).answer(WANG, REACHABLE)).after();
        Conversation ended = ((Ending.Done) answered.rest().end(WANG, NOW)).after();
        Conversation reopened =
                ended.receive(new Arrival(true, false, null, null, NOW)).after();

        // Then
        assertThat(reopened.group()).isEqualTo("售后");
        assertThat(reopened.expire().next(OTHER, NOW).group()).isEqualTo("售后");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyWritesInAnExpiredOne(boolean forPeople) {
        assertThatThrownBy(() -> in("EXPIRED").receive(new Arrival(forPeople, false, null, null, NOW)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(ID.toString(), "EXPIRED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | the user's next message before 08:10 | after it
            ROBOT     | impossible                           | impossible
            WAITING   | impossible                           | impossible
            SERVING   | impossible                           | impossible
            DORMANT   | impossible                           | impossible
            EXPIRED   | Robot                                | Robot
            UNHEARD   | Waiting 08:20, known to li           | Waiting 08:20, known to li
            ENDED     | reopens                              | Robot
            UNSERVED  | Robot                                | Robot
            """)
    void theUsersNextMessage(String state, String soon, String later) {
        assertThat(follow(in(state), ENDED_AT.plusSeconds(600))).isEqualTo(soon);
        assertThat(follow(in(state), ENDED_AT.plusSeconds(601))).isEqualTo(later);
    }

    private static String follow(Conversation before, Instant writtenAt) {
        return before.reopensFor(writtenAt, Duration.ofMinutes(10))
                ? "reopens"
                : attempt(() -> before.next(OTHER, LATER));
    }

    @Test
    void whoseWaitHasExpiredIsStillKnownToHaveAskedForAPerson() {
        // Given
        Conversation asked = in("UNHEARD", null, true, true);

        // When
        Conversation next = asked.next(OTHER, NOW);

        // Then
        assertThat(next.personAsked()).isTrue();
        assertThat(next.personWrote()).isFalse();
        assertThat(next.servedBy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who    | outcome
            ROBOT     | li     | Serving li
            ROBOT     | wang   | Serving wang
            ROBOT     | admin  | Serving admin
            ROBOT     | zhao   | absent
            WAITING   | li     | Serving li
            WAITING   | wang   | Serving wang
            WAITING   | admin  | Serving admin
            WAITING   | zhao   | absent
            SERVING   | li     | already theirs
            SERVING   | wang   | held by li
            SERVING   | admin  | held by li
            SERVING   | zhao   | held by li
            DORMANT   | li     | Serving li
            DORMANT   | wang   | left to li
            DORMANT   | admin  | Serving admin
            DORMANT   | zhao   | left to li
            FORGOTTEN | li     | left to administrators
            FORGOTTEN | admin  | Serving admin
            EXPIRED   | li     | over
            EXPIRED   | wang   | over
            EXPIRED   | admin  | over
            EXPIRED   | zhao   | over
            ENDED     | li     | over
            ENDED     | wang   | over
            ENDED     | admin  | over
            ENDED     | zhao   | over
            """)
    void someoneAccepts(String state, String who, String outcome) {
        // When
        Acceptance acceptance = in(state).accept(person(who));

        // Then
        assertThat(
                        switch (acceptance) {
                            case Acceptance.Accepted(Conversation after) -> describe(after.state());
                            case Acceptance.HeldAlready _ -> "already theirs";
                            case Acceptance.HeldBy(String agent) -> "held by " + agent;
                            case Acceptance.LeftTo(var agent) -> leftTo(agent);
                            case Acceptance.Over _ -> "over";
                            case Acceptance.Absent _ -> "absent";
                        })
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who    | outcome
            ROBOT     | li     | Serving li
            ROBOT     | admin  | Serving admin
            ROBOT     | zhao   | absent
            WAITING   | wang   | Serving wang
            WAITING   | admin  | Serving admin
            WAITING   | zhao   | absent
            SERVING   | li     | Serving li
            SERVING   | wang   | held by li
            SERVING   | admin  | Serving li, intervention
            SERVING   | zhao   | held by li
            DORMANT   | li     | Serving li
            DORMANT   | wang   | left to li
            DORMANT   | admin  | Serving admin
            DORMANT   | zhao   | left to li
            FORGOTTEN | li     | left to administrators
            FORGOTTEN | admin  | Serving admin
            EXPIRED   | li     | Serving li
            EXPIRED   | wang   | over
            EXPIRED   | admin  | Serving admin
            EXPIRED   | zhao   | over
            ENDED     | li     | Serving li
            ENDED     | wang   | over
            ENDED     | admin  | Serving admin
            ENDED     | zhao   | over
            LEFT      | zhao   | absent
            """)
    void someoneAnswers(String state, String who, String outcome) {
        // When
        Answer answer = in(state).answer(person(who), REACHABLE);

        // Then
        assertThat(describe(answer)).isEqualTo(outcome);
        if (answer instanceof Answer.Spoken(Conversation after, var _)) {
            assertThat(after.personWrote()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who    | window | newer one | outcome
            EXPIRED   | li     | closed | no        | nothing left
            EXPIRED   | admin  | closed | no        | nothing left
            EXPIRED   | li     | open   | yes       | superseded
            ENDED     | li     | closed | no        | nothing left
            ENDED     | admin  | open   | yes       | superseded
            ENDED     | wang   | closed | yes       | over
            SERVING   | li     | closed | no        | Serving li
            DORMANT   | li     | closed | no        | Serving li
            """)
    void whatIsOverGoesOnOnlyWhileItsUserCanBeReached(
            String state, String who, String window, String newerOne, String outcome) {
        // When
        Answer answer = in(state).answer(person(who), new Aftermath(window.equals("open"), newerOne.equals("yes")));

        // Then
        assertThat(describe(answer)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who    | outcome
            ROBOT     | li     | Robot
            ROBOT     | zhao   | Robot
            WAITING   | wang   | Waiting 08:00
            SERVING   | li     | Serving li
            SERVING   | wang   | held by li
            SERVING   | admin  | Serving li, intervention
            DORMANT   | li     | Dormant li
            DORMANT   | wang   | left to li
            DORMANT   | admin  | Dormant li
            EXPIRED   | li     | Expired li
            EXPIRED   | wang   | over
            EXPIRED   | admin  | Expired li
            ENDED     | li     | Ended li
            ENDED     | wang   | over
            ENDED     | admin  | Ended li
            """)
    void someoneWantsToAnswerWhenTheUserWritesNext(String state, String who, String outcome) {
        // Given
        Conversation before = in(state);

        // When
        Answer answer = before.hold(person(who), REACHABLE);

        // Then
        assertThat(describe(answer)).isEqualTo(outcome);
        if (answer instanceof Answer.Spoken(Conversation after, var _)) {
            assertThat(after).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "ENDED"})
    void whatIsOverTakesNoWordsOnceTheUserHasANewerOne(String state) {
        assertThat(in(state).hold(LI, new Aftermath(true, true))).isEqualTo(new Answer.Superseded());
    }

    private static String leftTo(@Nullable String agent) {
        return "left to " + (agent == null ? "administrators" : agent);
    }

    private static String describe(Answer answer) {
        return switch (answer) {
            case Answer.Spoken(Conversation after, boolean intervention) ->
                describe(after.state()) + (intervention ? ", intervention" : "");
            case Answer.HeldBy(String agent) -> "held by " + agent;
            case Answer.LeftTo(var agent) -> leftTo(agent);
            case Answer.NothingLeft _ -> "nothing left";
            case Answer.Over _ -> "over";
            case Answer.Superseded _ -> "superseded";
            case Answer.TooManyHeld _ -> "too many held";
            case Answer.Absent _ -> "absent";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who    | outcome
            ROBOT     | li     | held by nobody
            ROBOT     | admin  | Ended
            WAITING   | wang   | held by nobody
            WAITING   | admin  | Ended
            SERVING   | li     | Ended li
            SERVING   | wang   | held by li
            SERVING   | admin  | Ended li
            DORMANT   | li     | Ended li
            DORMANT   | wang   | held by li
            DORMANT   | admin  | Ended li
            FORGOTTEN | li     | held by nobody
            FORGOTTEN | admin  | Ended
            EXPIRED   | li     | held by nobody
            EXPIRED   | admin  | Ended li
            ENDED     | li     | already ended
            ENDED     | wang   | already ended
            ENDED     | admin  | already ended
            """)
    void someoneEnds(String state, String who, String outcome) {
        // When
        Ending ending = in(state).end(person(who), NOW);

        // Then
        assertThat(
                        switch (ending) {
                            case Ending.Done(Conversation after) -> describe(after.state());
                            case Ending.DoneAlready _ -> "already ended";
                            case Ending.HeldBy(String agent) -> "held by " + agent;
                            case Ending.HeldByNobody _ -> "held by nobody";
                        })
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | who   | to wang        | to li          | to the queue               | to the queue of 售后
            ROBOT     | li    | held by nobody | held by nobody | held by nobody             | held by nobody
            ROBOT     | admin | Serving wang   | Serving li     | Waiting 08:05              | Waiting 08:05
            WAITING   | li    | held by nobody | held by nobody | held by nobody             | held by nobody
            WAITING   | admin | Serving wang   | Serving li     | already there              | Waiting 08:00
            SERVING   | li    | Serving wang   | already there  | Waiting 08:05 not for li   | Waiting 08:05 not for li
            SERVING   | wang  | held by li     | held by li     | held by li                 | held by li
            SERVING   | admin | Serving wang   | already there  | Waiting 08:05 not for li   | Waiting 08:05 not for li
            DORMANT   | li    | held by li     | held by li     | held by li                 | held by li
            DORMANT   | admin | Serving wang   | Serving li     | Waiting 08:05, known to li | Waiting 08:05, known to li
            FORGOTTEN | li    | held by nobody | held by nobody | held by nobody             | held by nobody
            EXPIRED   | li    | over           | over           | over                       | over
            EXPIRED   | admin | over           | over           | over                       | over
            ENDED     | li    | over           | over           | over                       | over
            ENDED     | admin | over           | over           | over                       | over
            """)
    void someonePassesItOn(String state, String who, String toWang, String toLi, String toQueue, String toGroup) {
        Conversation conversation = in(state);
        Passing ofGroup = conversation.giveBack(person(who), NOW, "售后");
        assertThat(describe(conversation.transferTo("wang", person(who)))).isEqualTo(toWang);
        assertThat(describe(conversation.transferTo("li", person(who)))).isEqualTo(toLi);
        assertThat(describe(conversation.giveBack(person(who), NOW, null))).isEqualTo(toQueue);
        assertThat(describe(ofGroup)).isEqualTo(toGroup);
        if (ofGroup instanceof Passing.Passed(Conversation after)) {
            assertThat(after.group()).isEqualTo("售后");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | becomes
            ROBOT     | Serving admin
            WAITING   | Serving admin
            SERVING   | Serving admin
            DORMANT   | Serving admin
            EXPIRED   | over
            ENDED     | over
            """)
    void anAdministratorTakesItOver(String state, String becomes) {
        assertThat(describe(in(state).takeOver("admin"))).isEqualTo(becomes);
        assertThat(describe(in("SERVING").takeOver("li"))).isEqualTo("already there");
    }

    private static String describe(Passing passing) {
        return switch (passing) {
            case Passing.Passed(Conversation after) -> describe(after.state());
            case Passing.ThereAlready _ -> "already there";
            case Passing.HeldBy(String agent) -> "held by " + agent;
            case Passing.HeldByNobody _ -> "held by nobody";
            case Passing.Over _ -> "over";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | assigned to wang | loses its agent          | comes to rest | is woken                   | forgets   | expires         | ends by itself | comes back
            ROBOT     | impossible       | impossible               | impossible    | impossible                 | impossible | Expired        | Ended | impossible
            WAITING   | Serving wang     | impossible               | impossible    | impossible                 | impossible | Expired, waited | impossible | Serving wang
            SERVING   | impossible       | Waiting 08:00 not for li | Dormant li    | impossible                 | impossible | impossible     | impossible | impossible
            DORMANT   | impossible       | impossible               | impossible    | Waiting 08:00, known to li | Dormant    | Expired li     | Ended li | Serving wang
            EXPIRED   | impossible       | impossible               | impossible    | impossible                 | impossible | impossible     | impossible | impossible
            ENDED     | impossible       | impossible               | impossible    | impossible                 | impossible | impossible     | impossible | impossible
            """)
    void theSystemActs(
            String state,
            String assigned,
            String loses,
            String rests,
            String woken,
            String forgets,
            String expires,
            String ends,
            String comesBack) {
        Conversation conversation = in(state);
        assertThat(attempt(() -> conversation.assignTo("wang"))).isEqualTo(assigned);
        assertThat(attempt(() -> conversation.loseAgent(ASKED))).isEqualTo(loses);
        assertThat(attempt(conversation::rest)).isEqualTo(rests);
        assertThat(attempt(() -> conversation.wake(ASKED))).isEqualTo(woken);
        assertThat(attempt(conversation::forgetAgent)).isEqualTo(forgets);
        assertThat(attempt(conversation::expire)).isEqualTo(expires);
        assertThat(attempt(() -> conversation.endByItself(NOW))).isEqualTo(ends);
        assertThat(attempt(() -> conversation.comeBackTo("wang"))).isEqualTo(comesBack);
    }

    @Test
    void theTablesHaveEveryState() {
        assertThat(Stream.of("ROBOT", "WAITING", "SERVING", "DORMANT", "EXPIRED", "ENDED")
                        .map(state -> in(state).state().word()))
                .containsExactly(ConversationChanged.State.values())
                .hasSameSizeAs(State.class.getPermittedSubclasses());
    }

    @Test
    void whoeverHadItIsRemembered() {
        // When
        Conversation after = in("SERVING").loseAgent(ASKED).assignTo("wang");

        // Then
        assertThat(after.servedBy()).containsExactlyInAnyOrder("li", "wang");
    }

    @Test
    void whoeverLetItLieMayStillAcceptItByHand() {
        // Given
        Conversation returned = in("SERVING").loseAgent(ASKED);

        // When
        Acceptance acceptance = returned.accept(LI);

        // Then
        assertThat(acceptance).isEqualTo(new Acceptance.Accepted(in("SERVING")));
    }

    @Test
    void whoeverHasItIsAmongThoseWhoServed() {
        assertThatThrownBy(() -> conversation(new Serving("li"), Set.of("wang")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Conversation in(String state, @Nullable String group, boolean personAsked, boolean personWrote) {
        Conversation one = in(state);
        return new Conversation(one.id(), one.user(), one.state(), group, personAsked, personWrote, one.servedBy());
    }

    private static Conversation in(String state) {
        return switch (state) {
            case "ROBOT" -> conversation(new Robot(), Set.of());
            case "WAITING" -> conversation(new Waiting(ASKED, Set.of(), null), Set.of());
            case "SERVING" -> conversation(new Serving("li"), Set.of("li"));
            case "DORMANT" -> conversation(new Dormant("li"), Set.of("li"));
            case "FORGOTTEN" -> conversation(new Dormant(null), Set.of("li"));
            case "EXPIRED" -> conversation(new Expired("li", false), Set.of("li"));
            case "UNHEARD" -> conversation(new Expired("li", true), Set.of("li"));
            case "ENDED" -> conversation(new Ended("li", ENDED_AT), Set.of("li"));
            case "UNSERVED" -> conversation(new Ended(null, ENDED_AT), Set.of());
            case "LEFT" -> conversation(new Ended("zhao", ENDED_AT), Set.of("zhao"));
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static Conversation conversation(State state, Set<String> servedBy) {
        return new Conversation(ID, new UserKey("wx1", "user"), state, null, false, false, servedBy);
    }

    private static Person person(String who) {
        return switch (who) {
            case "li" -> LI;
            case "wang" -> WANG;
            case "zhao" -> ABSENT;
            case "admin" -> ADMIN;
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static String attempt(Supplier<Conversation> event) {
        try {
            return describe(event.get().state());
        } catch (IllegalStateException e) {
            return "impossible";
        }
    }

    private static String describe(State state) {
        return switch (state) {
            case Robot _ -> "Robot";
            case Waiting(Instant since, Set<String> notFor, var familiar) ->
                "Waiting " + since.toString().substring(11, 16)
                        + (notFor.isEmpty() ? "" : " not for " + String.join(", ", notFor))
                        + (familiar == null ? "" : ", known to " + familiar);
            case Serving(String agentId) -> "Serving " + agentId;
            case Dormant(var agentId) -> with("Dormant", agentId);
            case Expired(var agentId, boolean waited) -> with("Expired", agentId) + (waited ? ", waited" : "");
            case Ended(var agentId, var _) -> with("Ended", agentId);
        };
    }

    private static String with(String state, @Nullable String agentId) {
        return agentId == null ? state : state + " " + agentId;
    }
}
