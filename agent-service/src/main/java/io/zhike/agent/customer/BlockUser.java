package io.zhike.agent.customer;

import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.user.Block;
import io.zhike.agent.user.UserRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** 拉黑: what goes on with a user ends, and nobody receives what they write, until that is undone. */
@ApplicationScoped
class BlockUser {

    private final QuietPlace quietPlace;
    private final Customers customers;
    private final AuditTrail trail;
    private final Clock clock;

    BlockUser(QuietPlace quietPlace, Customers customers, AuditTrail trail, Clock clock) {
        this.quietPlace = quietPlace;
        this.customers = customers;
        this.trail = trail;
        this.clock = clock;
    }

    /** Of a user whose row is locked; whoever is blocked already is from now on for this reason. */
    CustomerCard block(UserRow user, String by, String reason) {
        user.block(new Block(reason.strip(), by, clock.instant()));
        quietPlace.end(user);
        BlockProposalRow.delete(user.key());
        customers.changed(user);
        trail.didToUser(by, Action.USER_BLOCKED, user.key(), Map.of("reason", reason.strip()));
        return CustomerCard.of(user);
    }
}
