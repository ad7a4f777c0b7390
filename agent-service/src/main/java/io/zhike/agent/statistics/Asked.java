package io.zhike.agent.statistics;

import org.jspecify.annotations.Nullable;

/**
 * For which figures somebody asks.
 *
 * @param agent whose alone; null: everybody's, and each agent's
 */
record Asked(String appId, Days days, @Nullable String agent) {}
