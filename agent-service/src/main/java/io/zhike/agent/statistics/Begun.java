package io.zhike.agent.statistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What came of conversations that began then. An agent's are those that they had.
 *
 * @param conversations how many began
 * @param robotOnly 机器人: in how many of them no person wrote
 * @param wantedPerson in how many a person was asked for, or waited for
 * @param served how many someone had
 * @param messages said in them
 * @param firstResponse from the begin of the first wait for a person to their first answer; an agent's: where it was theirs
 * @param resolution from the begin to the end; an agent's: where they had it last
 * @param transfers 转接: how often a conversation was passed on by hand that someone had; an agent's: that they had
 */
record Begun(
        long conversations,
        long robotOnly,
        long wantedPerson,
        long served,
        Messages messages,
        Times firstResponse,
        Times resolution,
        long transfers) {

    static final Begun NONE = new Begun(0, 0, 0, 0, new Messages(0, 0, 0), Times.NONE, Times.NONE, 0);

    /**
     * What was said, but for what the desk itself says and what did not reach the user.
     *
     * @param in by users
     * @param byPeople by people; an agent's: by them
     */
    record Messages(long in, long byPeople, long byRobot) {}

    @Nullable
    BigDecimal robotOnlyShare() {
        return Share.of(robotOnly, conversations);
    }
}
