package io.zhike.agent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that someone did.
 *
 * @param actor the username of whoever did it
 * @param conversationId to which conversation; null where it was done to none
 * @param openId to which user; null where it was done to none
 * @param agentId to which agent, or who has it since; null where it was done to none
 * @param detail more of it, by name; never what a user or an agent wrote to the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deed(
        UUID id,
        String appId,
        Instant at,
        String actor,
        Action action,
        @Nullable UUID conversationId,
        @Nullable String openId,
        @Nullable String agentId,
        Map<String, String> detail) {}
