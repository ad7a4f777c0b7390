package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Whether a reply may go. */
sealed interface Decision {

    /**
     * It may.
     *
     * @param window the window after it
     * @param sendBefore when the window closes as it is known now; a later grant does not move it
     * @param probe it has no unit, and shall tell whether WeChat's count is ours
     */
    record Approved(ReplyWindow window, Instant sendBefore, boolean probe) implements Decision {

        /** The reply, counted in the tallies of the window. */
        Reply reply(UUID id, ReplySource source) {
            long inForce = window.tally().number();
            Set<Long> tallies = new HashSet<>(window.tallies());
            if (probe) {
                tallies.remove(inForce);
            }
            return Reply.approved(id, source, window.newestTally(), tallies, probe ? inForce : Reply.NO_TALLY);
        }
    }

    /** It may not. */
    record Refused(Rule rule) implements Decision {}
}
