package io.zhike.agent.conversation;

/** An agent has one conversation less; observe it after the commit. */
public record AgentFreed(String agentId) {}
