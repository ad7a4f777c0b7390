package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the robot holds its tongue. */
class SilentRobotTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final Arrival TO_ROBOT = new Arrival(false, false, null, null, NOW);
    private static final Arrival TO_PEOPLE = new Arrival(true, false, null, null, NOW);
    private static final Arrival KEYWORD = new Arrival(true, true, null, null, NOW);
    private static final Person LI = new Person("li", false, true);

    @Test
    void speaksToPeoplesMessagesUntilAPersonHasWritten() {
        // Given
        Conversation waiting = open(TO_PEOPLE);
        Conversation answered = ((Answer.Spoken) waiting.answer(LI, new Aftermath(true, false))).after();

        // When, then
        assertThat(waiting.receive(TO_PEOPLE).robotSpeaks()).isTrue();
        assertThat(waiting.assignTo("li").receive(TO_PEOPLE).robotSpeaks()).isTrue();
        assertThat(answered.receive(TO_PEOPLE).robotSpeaks()).isFalse();
    }

    @Test
    void speaksToTheKeywordItselfAndNotAfterIt() {
        // Given
        Receipt asked =
                Conversation.open(new UUID(0, 1), new UserKey("wx1", "user")).receive(KEYWORD);

        // When, then
        assertThat(asked.robotSpeaks()).isTrue();
        assertThat(asked.after().receive(TO_PEOPLE).robotSpeaks()).isFalse();
    }

    @Test
    void holdsItsTongueWherePeoplesWordsWaitedForTheUser() {
        // Given
        Conversation fresh = Conversation.open(new UUID(0, 1), new UserKey("wx1", "user"));

        // When, then
        assertThat(fresh.receive(new Arrival(true, false, null, "li", NOW)).robotSpeaks())
                .isFalse();
        assertThat(fresh.receive(new Arrival(false, false, null, "li", NOW)).robotSpeaks())
                .isFalse();
        assertThat(fresh.receive(new Arrival(false, false, null, "li", NOW))
                        .after()
                        .state())
                .isEqualTo(new State.Waiting(NOW, Set.of(), "li"));
    }

    @Test
    void doesNotWelcomeWhileAPersonHasOrHadAWord() {
        assertThat(open(TO_ROBOT).robotMaySpeak()).isTrue();
        assertThat(open(TO_PEOPLE).robotMaySpeak()).isFalse();
        assertThat(((Answer.Spoken) open(TO_ROBOT).answer(LI, new Aftermath(true, false)))
                        .after()
                        .robotMaySpeak())
                .isFalse();
    }

    @Test
    void doesNotSayToPeopleWhatWasMeantForAnother() {
        assertThatThrownBy(() -> new Receipt(open(TO_PEOPLE), false, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Arrival(false, true, null, null, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Arrival(false, false, "售后", null, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Conversation open(Arrival arrival) {
        return Conversation.open(new UUID(0, 1), new UserKey("wx1", "user"))
                .receive(arrival)
                .after();
    }
}
