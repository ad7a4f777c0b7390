package io.zhike.agent.customer;

import java.time.Instant;
import java.util.UUID;

/** That an agent wants a user to be blocked; an administrator decides. */
record BlockProposal(UUID id, String appId, String openId, String agentId, String reason, Instant at) {}
