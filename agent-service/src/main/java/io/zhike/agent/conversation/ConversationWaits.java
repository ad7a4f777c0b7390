package io.zhike.agent.conversation;

/** A conversation waits, or its user is to read why; observe it after the commit. */
public record ConversationWaits(String appId) {}
