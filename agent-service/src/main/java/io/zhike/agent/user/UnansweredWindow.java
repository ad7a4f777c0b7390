package io.zhike.agent.user;

import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.UUID;

/**
 * The reply window of a user who has written and has had no answer of a person or of the robot.
 *
 * @param conversation their last one
 * @param since when the first message was received that nobody has answered
 * @param closesAt when it ends, or ended
 * @param told it has been told that it ends soon
 */
public record UnansweredWindow(UserKey user, UUID conversation, Instant since, Instant closesAt, boolean told) {}
