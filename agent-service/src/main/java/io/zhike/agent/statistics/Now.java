package io.zhike.agent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An app at this moment.
 *
 * @param waiting how many wait for a person; null to an agent, whose figure it is not
 * @param longestWaiting how long the first of them does; null where none waits, and to an agent
 * @param serving how many conversations agents have; to an agent: how many they have
 * @param online how many of its agents are ONLINE; null to an agent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Now(
        @Nullable Long waiting,
        @Nullable Duration longestWaiting,
        long serving,
        @Nullable Long online) {}
