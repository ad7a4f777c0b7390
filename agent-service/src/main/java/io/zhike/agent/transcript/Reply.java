package io.zhike.agent.transcript;

import io.zhike.events.outbound.ReplyContent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to say to a user.
 *
 * @param id whoever writes it gives it; the same from its request to its settlement
 * @param source who speaks
 * @param agentId the agent who does; null where none does
 * @param intervention 管理员介入: an administrator speaks while an agent has the conversation
 */
public record Reply(UUID id, Source source, @Nullable String agentId, boolean intervention, ReplyContent content) {

    public static Reply byRobot(UUID id, ReplyContent content) {
        return new Reply(id, Source.ROBOT, null, false, content);
    }

    public static Reply bySystem(UUID id, String text) {
        return new Reply(id, Source.SYSTEM, null, false, new ReplyContent.Text(text));
    }

    public static Reply byAgent(UUID id, String agentId, boolean intervention, ReplyContent content) {
        return new Reply(id, Source.AGENT, agentId, intervention, content);
    }
}
