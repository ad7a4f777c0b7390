package io.zhike.agent.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored proposal, one of a user at most. Ids are in the order of time. */
@Entity
@Table(name = "block_proposal")
class BlockProposalRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    String openId;

    String agentId;

    String reason;

    Instant at;

    protected BlockProposalRow() {}

    BlockProposalRow(UserKey user, String agentId, String reason, Instant at) {
        id = UuidCreator.getTimeOrderedEpoch();
        appId = user.appId();
        openId = user.openId();
        this.agentId = agentId;
        this.reason = reason;
        this.at = at;
    }

    static Optional<BlockProposalRow> of(UserKey user) {
        return find("appId = ?1 and openId = ?2", user.appId(), user.openId()).firstResultOptional();
    }

    static boolean delete(UserKey user) {
        return delete("appId = ?1 and openId = ?2", user.appId(), user.openId()) > 0;
    }

    /** An app's, the oldest first, from after that one on. */
    static List<BlockProposalRow> oldestAfter(String appId, @Nullable UUID after, int limit) {
        return after == null
                ? find("appId = ?1 order by id", appId).page(0, limit).list()
                : find("appId = ?1 and id > ?2 order by id", appId, after)
                        .page(0, limit)
                        .list();
    }

    BlockProposal proposal() {
        return new BlockProposal(id, appId, openId, agentId, reason, at);
    }
}
