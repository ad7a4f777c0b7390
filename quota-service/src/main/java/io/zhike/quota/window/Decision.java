package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.UUID;

/** Whether a reply may go. */
sealed interface Decision {

    /**
     * It may, and has its unit.
     *
     * @param window the window after it
     * @param sendBefore when the window closes as it is known now; a later grant does not move it
     */
    record Approved(ReplyWindow window, Instant sendBefore) implements Decision {

        /** The reply, counted in the tally of the window. */
        Reply reply(UUID id, ReplySource source) {
            return Reply.approved(id, source, window.tally().number());
        }
    }

    /** No unit is left for whoever speaks in it. */
    record Exhausted() implements Decision {}

    /** The user has not written, or too long ago. */
    record Closed() implements Decision {}
}
