package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySource;

/**
 * A grant besides the one in force. WeChat has at least as much left as either of them says, so that the one which says
 * more is in force: a grant that finds replies under way may say less at first, and more once it is known which of them WeChat had
 * handled before it.
 *
 * @param remaining units left of it; below 0 where more replies may count against it than it gave
 * @param tally what is counted against it
 */
record Standby(int remaining, Tally tally) {

    /** One reply more counts against it. */
    Standby took(ReplySource source) {
        return new Standby(remaining - 1, tally.took(source));
    }

    /** The reply does not count against it after all. */
    Standby gotBack(ReplySource source) {
        return new Standby(Math.min(remaining + 1, tally.granted()), tally.gotBack(source));
    }
}
