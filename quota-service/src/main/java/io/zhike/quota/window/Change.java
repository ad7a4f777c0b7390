package io.zhike.quota.window;

import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.ledger.Who;
import io.zhike.quota.ledger.Why;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changes a window.
 *
 * @param replyId the reply it is about; null where it is about none
 * @param pushId the event id of the push it is about; null where it is about none
 */
record Change(
        Who who, Why why, @Nullable UUID replyId, @Nullable UUID pushId) {

    static Change by(NewestPush push) {
        Why why = switch (push.kind()) {
            case ENTERED -> Why.USER_ENTERED;
            case MESSAGE -> Why.USER_WROTE;
        };
        return new Change(Who.USER, why, null, push.eventId());
    }

    /** A change for the sake of a reply. */
    static Change of(Reply reply, Why why) {
        return new Change(Who.of(reply.source()), why, reply.id(), null);
    }

    /** WeChat's own word, said of a reply. */
    static Change byWeChat(Reply reply, Contradiction contradiction) {
        return new Change(Who.WECHAT, contradiction.why(), reply.id(), null);
    }
}
