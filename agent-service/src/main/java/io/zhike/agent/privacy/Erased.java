package io.zhike.agent.privacy;

import java.time.Instant;
import java.util.List;

/**
 * What was erased of a user, and what cannot be.
 *
 * @param conversations how many there were
 * @param messages how many there were
 * @param pictures how many there were, of both sides
 * @param remains where something of them is still to be found, and for how long
 */
record Erased(Instant erasedAt, int conversations, int messages, int pictures, List<Remains> remains) {

    Erased {
        remains = List.copyOf(remains);
    }
}
