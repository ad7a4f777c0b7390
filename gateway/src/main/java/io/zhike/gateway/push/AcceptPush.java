package io.zhike.gateway.push;

import io.vertx.core.Future;
import io.zhike.gateway.app.App;
import io.zhike.gateway.app.HandOver;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.gateway.inbound.InboundEvents;
import io.zhike.gateway.inbound.InboundTopic;
import io.zhike.gateway.spool.Spool;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.TransferAnswer;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Takes what WeChat posted for an app: checked, read, and kept before WeChat hears {@code success}. Kafka keeps pushes, and
 * the gateway's own spool those that Kafka does not take by the deadline. While any waits there, new ones queue behind it:
 * a user's pushes stay in their order.
 */
@Singleton
class AcceptPush {

    private static final Logger LOG = Logger.getLogger(AcceptPush.class);

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
     * @return what to answer, once the push is kept or WeChat's own web tool is to have it; fails with {@link
     *     io.zhike.gateway.inbound.NotTakenException} where neither is so
     * @throws io.zhike.wechat.push.WrongSignatureException if it is not WeChat's
     * @throws StalePushException if WeChat signed it too long ago
     * @throws io.zhike.wechat.push.MalformedPushException if it is no push for this app
     * @throws io.zhike.gateway.inbound.EmptyMessageException if it says nothing
     */
    Future<Accepted> accept(App app, PushQuery query, byte[] body, Arrival arrival) {
        var push = app.pushes().read(query, body);
        window.check(query, arrival);
        return switch (push.isMessage() ? app.handOver() : HandOver.NEVER) {
            case NEVER -> keep(app, push, arrival, false).map(Accepted.KEPT);
            case LAST_RESORT ->
                keep(app, push, arrival, false)
                        .map(Accepted.KEPT)
                        .recover(failure -> handOver(app, push, arrival, failure));
            case ALWAYS ->
                keep(app, push, arrival, true)
                        .map((Accepted) handedOver(app, push, arrival))
                        .recover(failure -> handOver(app, push, arrival, failure));
        };
    }

    private Future<Void> keep(App app, Push push, Arrival arrival, boolean handedOver) {
        var event = InboundEvents.of(app.id(), push, arrival.at(), handedOver);
        if (inbound.isAway() || !spool.isEmpty()) {
            return spool.add(event, arrival);
        }
        return inbound.publish(event, arrival).recover(notTaken -> spool.add(event, arrival));
    }

    /** WeChat's web tool has it although nothing here does. */
    private static Future<Accepted> handOver(App app, Push push, Arrival arrival, Throwable failure) {
        LOG.warnf("A message goes to WeChat's web tool alone. app=%s cause=%s", app.id(), failure.getMessage());
        return Future.succeededFuture(handedOver(app, push, arrival));
    }

    private static Accepted handedOver(App app, Push push, Arrival arrival) {
        return new Accepted.HandedOver(TransferAnswer.to(push, app.format(), arrival.at()));
    }
}
