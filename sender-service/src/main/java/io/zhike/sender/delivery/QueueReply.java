package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes an approved reply in, once. */
@ApplicationScoped
class QueueReply {

    private static final Logger LOG = Logger.getLogger(QueueReply.class);

    private final Deliveries deliveries;
    private final AccessTokens tokens;

    QueueReply(Deliveries deliveries, AccessTokens tokens) {
        this.deliveries = deliveries;
        this.tokens = tokens;
    }

    void queue(ReplyApproved approved) {
        if (deliveries.locked(approved.replyId()).isPresent()) {
            return;
        }
        if (!tokens.apps().contains(approved.appId())) {
            LOG.warnf(
                    "A reply waits, for its app has no secret here. reply=%s app=%s setting=zhike.apps.\"%s\".secret",
                    approved.replyId(), approved.appId(), approved.appId());
        }
        deliveries.add(approved);
    }
}
