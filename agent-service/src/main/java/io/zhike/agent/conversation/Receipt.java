package io.zhike.agent.conversation;

/**
 * What a user's message did.
 *
 * @param after the conversation with it
 * @param asDecided whoever receives it is whom routing-service decided for
 * @param robotSpeaks the robot's replies to it may be asked for; only where it is as decided
 */
public record Receipt(Conversation after, boolean asDecided, boolean robotSpeaks) {

    public Receipt {
        if (robotSpeaks && !asDecided) {
            throw new IllegalArgumentException("The robot's replies are to another receiver: " + after.id());
        }
    }
}
