package io.zhike.agent.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a user entered the session.
 *
 * @param id the event's id
 * @param at WeChat's CreateTime
 * @param sessionFrom what the mini program's page gave the button; null where it gave nothing
 */
public record Visit(UUID id, Instant at, @Nullable String sessionFrom) {}
