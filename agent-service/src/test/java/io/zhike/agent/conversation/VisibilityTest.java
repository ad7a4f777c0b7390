package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Role;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read a conversation, and who may try to have it. */
class VisibilityTest {

    private static final Caller LI = caller("li", Map.of("wx1", Role.AGENT));
    private static final Caller WANG = caller("wang", Map.of("wx1", Role.AGENT));
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

    private static Conversation conversation(String state) {
        return switch (state) {
            case "ROBOT" -> conversation(new Robot(), Set.of());
            case "WAITING" -> conversation(new Waiting(Instant.EPOCH, Set.of(), null), Set.of());
            case "SERVING" -> conversation(new Serving("li"), Set.of("li"));
            case "ENDED" -> conversation(new Ended("li"), Set.of("li"));
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
        return new Caller(id, id, false, new TreeMap<>(apps));
    }
}
