package io.zhike.agent.transcript;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to say to a user.
 *
 * @param id whoever writes it gives it; the same from its request to its settlement
 * @param source who speaks
 * @param agentId the agent who does; null where none does
 * @param intervention 管理员介入: an administrator speaks while an agent has the conversation
 * @param text at most 2048 bytes of UTF-8
 */
public record Reply(UUID id, Source source, @Nullable String agentId, boolean intervention, String text) {

    public static Reply byRobot(UUID id, String text) {
        return new Reply(id, Source.ROBOT, null, false, text);
    }

    public static Reply bySystem(UUID id, String text) {
        return new Reply(id, Source.SYSTEM, null, false, text);
    }

    public static Reply byAgent(UUID id, String agentId, boolean intervention, String text) {
        return new Reply(id, Source.AGENT, agentId, intervention, text);
    }
}
