package io.zhike.agent.compliance;

import io.zhike.events.outbound.ReplyContent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to say to a user.
 *
 * @param weChats what WeChat's own check says of it; null where WeChat has not been asked
 * @param confirmed whoever says it has been told that it breaks rules of use
 */
public record Draft(
        UUID replyId, ReplyContent content, @Nullable Opinion weChats, boolean confirmed) {

    /** Its words; empty where it has none. */
    public String wording() {
        return Wording.of(content);
    }

    public Draft with(Opinion opinion) {
        return new Draft(replyId, content, opinion, confirmed);
    }
}
