package io.zhike.agent.compliance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who says something where.
 *
 * @param conversationId null for what the robot is to say, in any
 * @param replyId the reply that says it; null as above
 */
record Speaker(
        String appId,
        String agentId,
        @Nullable UUID conversationId,
        @Nullable UUID replyId) {}
