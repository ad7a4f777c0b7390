package io.zhike.agent.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a conversation.
 *
 * @param wanted the begin of the first wait; null: it never waited
 * @param answered by its last agent first; null: nobody did
 * @param ended null: it has not
 * @param said by each agent who had it
 * @param lost a window; null: none was
 * @param questioned its user, of its last agent; null: they were not
 * @param score null: they gave none
 */
record Story(
        String app,
        Instant begun,
        boolean personWrote,
        boolean personAsked,
        @Nullable Instant wanted,
        @Nullable Instant answered,
        @Nullable Instant ended,
        @Nullable String lastAgent,
        int saidByUser,
        int saidByRobot,
        Map<String, Integer> said,
        List<String> passedOnBy,
        @Nullable Instant lost,
        @Nullable Instant questioned,
        @Nullable Integer score) {

    /** Of a conversation of which nobody took notice. */
    static Story begun(String app, Instant at) {
        return new Story(app, at, false, false, null, null, null, null, 1, 0, Map.of(), List.of(), null, null, null);
    }

    SortedSet<String> servedBy() {
        return new TreeSet<>(said.keySet());
    }
}
