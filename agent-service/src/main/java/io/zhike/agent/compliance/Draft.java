package io.zhike.agent.compliance;

import io.zhike.events.outbound.ReplyContent;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to say to a user.
 *
 * @param opinion what WeChat's own check says of it; null where WeChat has not been asked
 * @param hold to be sent when the user writes next, not now
 * @param confirmed the names of the rules that the agent has been told of, and wants to break
 */
public record Draft(
        UUID replyId,
        ReplyContent content,
        boolean hold,
        @Nullable Opinion opinion,
        Set<String> confirmed) {

    public Draft {
        confirmed = Set.copyOf(confirmed);
    }

    /** Its words; empty where it has none. */
    public String wording() {
        return Wording.of(content);
    }

    public Draft with(Opinion given) {
        return new Draft(replyId, content, hold, given, confirmed);
    }
}
