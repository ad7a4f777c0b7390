package io.zhike.gateway.push;

import io.vertx.core.Future;
import io.zhike.gateway.app.App;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.gateway.inbound.InboundEvents;
import io.zhike.gateway.inbound.InboundTopic;
import io.zhike.wechat.push.PushQuery;
import jakarta.inject.Singleton;

/**
 * Takes what WeChat posted for an app: checked, read, and kept before WeChat hears {@code success}. Kafka alone keeps
 * pushes; one that it does not take by the deadline is WeChat's to send again.
 */
@Singleton
class AcceptPush {

    private final InboundTopic inbound;

    AcceptPush(InboundTopic inbound) {
        this.inbound = inbound;
    }

    /**
     * Accepts a push.
     *
     * @return ends once the push is kept; fails with {@link io.zhike.gateway.inbound.NotTakenException} where it is not
     * @throws io.zhike.wechat.push.WrongSignatureException if it is not WeChat's
     * @throws io.zhike.wechat.push.MalformedPushException if it is no push for this app
     * @throws io.zhike.gateway.inbound.EmptyMessageException if it says nothing
     */
    Future<Void> accept(App app, PushQuery query, byte[] body, Arrival arrival) {
        var push = app.pushes().read(query, body);
        var event = InboundEvents.of(app.id(), push, arrival.at());
        return inbound.publish(event, arrival);
    }
}
