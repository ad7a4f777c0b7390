package io.zhike.agent.conversation;

/**
 * What decides whether something may still be said in a conversation that is over.
 *
 * @param windowOpen something may be sent to its user
 * @param superseded its user has a newer one
 */
public record Aftermath(boolean windowOpen, boolean superseded) {}
