package io.zhike.agent.agents;

/** An agent signed out, or works for an app no longer; observe it after the commit. */
public record AgentLeft(String agentId) {}
