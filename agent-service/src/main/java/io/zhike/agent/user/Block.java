package io.zhike.agent.user;

import java.time.Instant;

/**
 * 拉黑: a user is received by nobody.
 *
 * @param by who blocked them
 */
public record Block(String reason, String by, Instant at) {}
