package io.zhike.agent.conversation;

/**
 * What a user's message did.
 *
 * @param after the conversation with it
 * @param asDecided whoever receives it is whom routing-service decided for
 * @param robotSpeaks the robot's replies to it may be asked for
 */
public record Receipt(Conversation after, boolean asDecided, boolean robotSpeaks) {}
