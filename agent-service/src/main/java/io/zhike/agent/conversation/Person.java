package io.zhike.agent.conversation;

/**
 * Someone at the desk who does something with a conversation.
 *
 * @param id the agent's id
 * @param administrator administers the conversation's app
 * @param present is ONLINE or AWAY: only then may they take a conversation
 */
public record Person(String id, boolean administrator, boolean present) {}
