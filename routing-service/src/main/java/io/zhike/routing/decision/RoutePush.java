package io.zhike.routing.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.outbox.Outbox;
import io.zhike.routing.reception.Receptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Decides a push of a locked user and says so. */
@ApplicationScoped
class RoutePush {

    private static final Logger LOG = Logger.getLogger(RoutePush.class);

    private final UserReceptions users;
    private final Receptions receptions;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;

    RoutePush(UserReceptions users, Receptions receptions, Outbox outbox, Clock clock, MeterRegistry meters) {
        this.users = users;
        this.receptions = receptions;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    void route(InboundEvent push) {
        UserReception user = users.of(push.user());
        new Receptionist(receptions.rules(push.appId())).receive(push, user).ifPresent(decision -> {
            UserReception next = user.after(decision, push.receivedAt());
            users.put(push.user(), next);
            outbox.add(Topic.ROUTED, routed(push, next.number(), decision));
            note(push.user(), next.number(), decision);
        });
    }

    private MessageRouted routed(InboundEvent push, long number, Decision decision) {
        return new MessageRouted(
                UuidCreator.getTimeOrderedEpoch(),
                push.appId(),
                push.openId(),
                clock.instant(),
                number,
                decision.receiver(),
                decision.reason(),
                decision.rule(),
                decision.replies(),
                decision.transferTexts(),
                push);
    }

    private void note(UserKey user, long number, Decision decision) {
        LOG.debugf("A push was routed. user=%s number=%d reason=%s", user.masked(), number, decision.reason());
        meters.counter(
                        "zhike.pushes.routed",
                        "app",
                        user.appId(),
                        "reason",
                        decision.reason().name())
                .increment();
    }
}
