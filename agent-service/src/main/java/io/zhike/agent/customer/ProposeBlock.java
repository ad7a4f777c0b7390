package io.zhike.agent.customer;

import io.zhike.agent.access.Caller;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Someone who may read a conversation of a user's wants them blocked. */
@ApplicationScoped
class ProposeBlock {

    /** What becomes of it. */
    sealed interface Outcome {

        /** It waits for an administrator, or somebody's did already. */
        record Proposed(BlockProposal proposal) implements Outcome {}

        record BlockedAlready() implements Outcome {}

        /** There is no such user, or none whom the caller may know. */
        record NotFound() implements Outcome {}
    }

    private final Customers customers;
    private final Clock clock;

    ProposeBlock(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    @Transactional
    Outcome propose(Caller caller, UserKey key, String reason) {
        return customers
                .lock(caller, key)
                .map(user -> propose(caller, user, reason))
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome propose(Caller caller, UserRow user, String reason) {
        if (user.isBlocked()) {
            return new Outcome.BlockedAlready();
        }
        BlockProposalRow row = BlockProposalRow.of(user.key()).orElseGet(() -> {
            var proposed = new BlockProposalRow(user.key(), caller.id(), reason.strip(), clock.instant());
            proposed.persist();
            return proposed;
        });
        return new Outcome.Proposed(row.proposal());
    }
}
