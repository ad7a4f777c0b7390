package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has words waiting for a user who waits gets them where they can have them. */
class FamiliarWriterTest {

    private static final Instant ASKED = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void isFamiliarOnceTheUserWritesAgain() {
        assertThat(waiting(null).receive(writes("li")).after().state())
                .isEqualTo(new Waiting(ASKED, Set.of("wang"), "li"));
    }

    @Test
    void isTheFirstOfTwo() {
        assertThat(waiting("li").receive(writes("zhao")).after().state())
                .isEqualTo(new Waiting(ASKED, Set.of("wang"), "li"));
    }

    @Test
    void staysFamiliarWhenTheUserWritesMore() {
        assertThat(waiting("li").receive(writes(null)).after().state())
                .isEqualTo(new Waiting(ASKED, Set.of("wang"), "li"));
    }

    private static Conversation waiting(@Nullable String familiar) {
        State state = new Waiting(ASKED, Set.of("wang"), familiar);
        return new Conversation(UUID.randomUUID(), new UserKey("wx1", "user"), state, null, true, false, Set.of());
    }

    private static Arrival writes(@Nullable String heldBy) {
        return new Arrival(true, false, null, heldBy, ASKED.plusSeconds(60));
    }
}
