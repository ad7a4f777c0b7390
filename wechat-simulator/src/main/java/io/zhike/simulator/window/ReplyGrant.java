package io.zhike.simulator.window;

import java.time.Duration;

/** What a user's action allows: so many messages for so long. */
public record ReplyGrant(int count, Duration window) {}
