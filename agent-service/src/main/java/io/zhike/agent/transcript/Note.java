package io.zhike.agent.transcript;

import java.util.UUID;

/**
 * 备注: what someone says of a conversation to those who may read it, and never to its user.
 *
 * @param id whoever writes it gives it
 * @param agentId who writes it
 */
public record Note(UUID id, String agentId, String text) {}
