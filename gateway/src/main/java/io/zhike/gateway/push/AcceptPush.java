package io.zhike.gateway.push;

import io.vertx.core.Future;
import io.zhike.gateway.app.App;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.gateway.inbound.InboundEvents;
import io.zhike.gateway.inbound.InboundTopic;
import io.zhike.gateway.spool.Spool;
import io.zhike.wechat.push.PushQuery;
import jakarta.inject.Singleton;

/**
 * Takes what WeChat posted for an app: checked, read, and kept before WeChat hears {@code success}. Kafka keeps pushes, and
 * the gateway's own spool those that Kafka does not take by the deadline. While any waits there, new ones queue behind it:
 * a user's pushes stay in their order.
 */
@Singleton
class AcceptPush {

    private final TimestampWindow window;
    private final InboundTopic inbound;
    private final Spool spool;

    AcceptPush(TimestampWindow window, InboundTopic inbound, Spool spool) {
        this.window = window;
        this.inbound = inbound;
        this.spool = spool;
    }

    /**
     * Accepts a push.
     *
     * @return ends once the push is kept; fails with {@link io.zhike.gateway.inbound.NotTakenException} where it is not
     * @throws io.zhike.wechat.push.WrongSignatureException if it is not WeChat's
     * @throws StalePushException if WeChat signed it too long ago
     * @throws io.zhike.wechat.push.MalformedPushException if it is no push for this app
     * @throws io.zhike.gateway.inbound.EmptyMessageException if it says nothing
     */
    Future<Void> accept(App app, PushQuery query, byte[] body, Arrival arrival) {
        var push = app.pushes().read(query, body);
        window.check(query, arrival);
        var event = InboundEvents.of(app.id(), push, arrival.at());
        if (inbound.isAway() || !spool.isEmpty()) {
            return spool.add(event, arrival);
        }
        return inbound.publish(event, arrival).recover(notTaken -> spool.add(event, arrival));
    }
}
