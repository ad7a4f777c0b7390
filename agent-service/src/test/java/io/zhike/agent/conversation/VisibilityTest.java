package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Membership;
import io.zhike.agent.access.Role;
import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read a conversation, and who may try to have it. */
class VisibilityTest {

    private static final Caller LI = caller("li", Map.of("wx1", Role.AGENT));
    private static final Caller WANG = caller("wang", Map.of("wx1", Role.AGENT));
    private static final Caller MEMBER = new Caller(
            "member", "member", false, new TreeMap<>(Map.of("wx1", new Membership(Role.AGENT, Set.of("售后"), false))));
    private static final Caller READER = new Caller(
            "reader", "reader", false, new TreeMap<>(Map.of("wx1", new Membership(Role.AGENT, Set.of(), true))));
    private static final Caller LEADER = caller("leader", Map.of("wx1", Role.ADMIN));
    private static final Caller STRANGER = caller("stranger", Map.of("wx2", Role.ADMIN));

    @ParameterizedTest
    @CsvSource({
        "ROBOT,   li,       true,  true",
        "ROBOT,   wang,     true,  true",
        "ROBOT,   leader,   true,  true",
        "ROBOT,   stranger, false, false",
        "WAITING, li,       true,  true",
        "WAITING, wang,     true,  true",
        "WAITING, leader,   true,  true",
        "WAITING, stranger, false, false",
        "SERVING, li,       true,  true",
        "SERVING, wang,     false, true",
        "SERVING, leader,   true,  true",
        "SERVING, stranger, false, false",
        "DORMANT, li,       true,  true",
        "DORMANT, wang,     false, true",
        "DORMANT, leader,   true,  true",
        "DORMANT, stranger, false, false",
        "EXPIRED, li,       true,  true",
        "EXPIRED, wang,     false, false",
        "EXPIRED, leader,   true,  true",
        "EXPIRED, stranger, false, false",
        "ENDED,   li,       true,  true",
        "ENDED,   wang,     false, false",
        "ENDED,   leader,   true,  true",
        "ENDED,   stranger, false, false"
    })
    void followsFromAppRoleAndState(String state, String who, boolean mayRead, boolean mayTry) {
        // Given
        Conversation ofLi = conversation(state);

        // When, then
        assertThat(Visibility.mayRead(caller(who), ofLi, Optional.empty())).isEqualTo(mayRead);
        assertThat(Visibility.mayTry(caller(who), ofLi)).isEqualTo(mayTry);
    }

    @Test
    void whoServesAUserReadsWhatTheyWroteEarlier() {
        // Given
        Conversation earlier = conversation("ENDED");
        var now = Optional.of(conversation(new Serving("wang"), Set.of("wang")));

        // When, then
        assertThat(Visibility.mayRead(WANG, earlier, now)).isTrue();
        assertThat(Visibility.mayTry(WANG, earlier)).isFalse();
    }

    @Test
    void whoServedReadsItWhileOthersHaveIt() {
        // Given
        Conversation passedOn = conversation(new Serving("wang"), Set.of("li", "wang"));

        // When, then
        assertThat(Visibility.mayRead(LI, passedOn, Optional.of(passedOn))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ROBOT,   true,  true,  false, false",
        "WAITING, true,  true,  false, false",
        "SERVING, false, true,  false, false",
        "DORMANT, false, true,  false, false",
        "EXPIRED, false, false, false, false"
    })
    void whatIsForAGroupIsForItsAgents(
            String state, boolean mineRead, boolean mineTried, boolean othersRead, boolean othersTried) {
        // Given
        Conversation one = conversation(state);
        var ofGroup = new Conversation(one.id(), one.user(), one.state(), "售后", true, true, one.servedBy());

        // When, then
        assertThat(Visibility.mayRead(MEMBER, ofGroup, Optional.empty())).isEqualTo(mineRead);
        assertThat(Visibility.mayTry(MEMBER, ofGroup)).isEqualTo(mineTried);
        assertThat(Visibility.mayRead(WANG, ofGroup, Optional.empty())).isEqualTo(othersRead);
        assertThat(Visibility.mayTry(WANG, ofGroup)).isEqualTo(othersTried);
        assertThat(Visibility.mayTry(LEADER, ofGroup)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ROBOT", "WAITING", "SERVING", "DORMANT", "EXPIRED", "ENDED"})
    void whoMayReadAllTriesNoMoreThanOthers(String state) {
        // Given
        Conversation ofLi = conversation(state);

        // When, then
        assertThat(Visibility.mayRead(READER, ofLi, Optional.empty())).isTrue();
        assertThat(Visibility.mayTry(READER, ofLi)).isEqualTo(Visibility.mayTry(WANG, ofLi));
    }

    private static Conversation conversation(String state) {
        return switch (state) {
            case "ROBOT" -> conversation(new Robot(), Set.of());
            case "WAITING" -> conversation(new Waiting(Instant.EPOCH, Set.of(), null), Set.of());
            case "SERVING" -> conversation(new Serving("li"), Set.of("li"));
            case "DORMANT" -> conversation(new Dormant("li"), Set.of("li"));
            case "EXPIRED" -> conversation(new Expired("li", false), Set.of("li"));
            case "ENDED" -> conversation(new Ended("li", Instant.EPOCH), Set.of("li"));
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static Conversation conversation(State state, Set<String> servedBy) {
        return new Conversation(new UUID(0, 1), new UserKey("wx1", "user"), state, null, false, true, servedBy);
    }

    private static Caller caller(String who) {
        return switch (who) {
            case "li" -> LI;
            case "wang" -> WANG;
            case "leader" -> LEADER;
            case "stranger" -> STRANGER;
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static Caller caller(String id, Map<String, Role> apps) {
        SortedMap<String, Membership> memberships = new TreeMap<>();
        apps.forEach((app, role) -> memberships.put(app, new Membership(role, Set.of(), role == Role.ADMIN)));
        return new Caller(id, id, false, memberships);
    }
}
