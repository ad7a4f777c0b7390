package io.zhike.agent.agents;

/** An agent can be assigned more than before; observe it after the commit. */
public record RoomAppeared(String agentId) {}
