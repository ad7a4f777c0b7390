package io.zhike.agent.agents;

/** An agent has set their status themselves; observe it within the transaction. */
public record StatusChosen(String agentId) {}
