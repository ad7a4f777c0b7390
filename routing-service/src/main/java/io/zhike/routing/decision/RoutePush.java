package io.zhike.routing.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.SelfReported;
import io.zhike.outbox.Outbox;
import io.zhike.routing.entry.Visitors;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reception.ReceptionRules;
import io.zhike.routing.reception.Receptions;
import io.zhike.routing.robot.Rule;
import io.zhike.routing.statistics.Outcome;
import io.zhike.routing.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides a push of a locked user and says so. */
@ApplicationScoped
class RoutePush {

    private static final Logger LOG = Logger.getLogger(RoutePush.class);

    private final UserReceptions users;
    private final Receptions receptions;
    private final Outbox outbox;
    private final Tally tally;
    private final Clock clock;
    private final MeterRegistry meters;

    RoutePush(
            UserReceptions users,
            Receptions receptions,
            Outbox outbox,
            Tally tally,
            Clock clock,
            MeterRegistry meters) {
        this.users = users;
        this.receptions = receptions;
        this.outbox = outbox;
        this.tally = tally;
        this.clock = clock;
        this.meters = meters;
    }

    void route(InboundEvent push) {
        UserReception user = users.of(push.user());
        ReceptionRules rules = receptions.rules(push.appId());
        new Receptionist(rules).receive(push, user).ifPresent(decision -> {
            UserReception next = user.after(decision, push.receivedAt());
            users.put(push.user(), next);
            outbox.add(Topic.ROUTED, routed(push, next.number(), decision, rules.reception()));
            count(push, user, decision, rules.reception());
            note(push.user(), next.number(), decision);
        });
    }

    private MessageRouted routed(InboundEvent push, long number, Decision decision, Reception reception) {
        return new MessageRouted(
                UuidCreator.getTimeOrderedEpoch(),
                push.appId(),
                push.openId(),
                clock.instant(),
                number,
                decision.receiver(),
                decision.reason(),
                decision.rule(),
                decision.toGroup(),
                decision.replies(),
                decision.saysOfTransfer(),
                selfReported(push, reception),
                push);
    }

    private static @Nullable SelfReported selfReported(InboundEvent push, Reception reception) {
        return push instanceof SessionEntered entered
                ? Visitors.in(entered.sessionFrom(), reception.general().avatarHosts())
                : null;
    }

    private void count(InboundEvent push, UserReception user, Decision decision, Reception reception) {
        LocalDate day = reception.dayOf(push.receivedAt());
        Rule counted = decision.counted();
        if (counted != null) {
            tally.hit(push.appId(), day, counted);
        }
        Rule lastRule = user.dialogue().lastRule();
        boolean bringsPerson = decision instanceof Decision.PersonAsked || decision instanceof Decision.GivenUp;
        if (bringsPerson && lastRule != null) {
            tally.ended(push.appId(), day, lastRule, Outcome.WITH_PERSON);
        }
        String unanswered = decision.unanswered();
        if (unanswered != null) {
            tally.unanswered(push.appId(), push.receivedAt(), unanswered);
        }
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
