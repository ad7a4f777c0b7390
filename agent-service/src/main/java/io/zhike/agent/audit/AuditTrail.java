package io.zhike.agent.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.zhike.agent.http.Page;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people did: written with what it did, in one transaction. */
@ApplicationScoped
public class AuditTrail {

    private final Clock clock;

    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /**
     * Someone did something to a conversation.
     *
     * @param agentId who has it since; null where it is nobody, or nobody else
     */
    public void did(String actor, Action action, UserKey user, UUID conversation, @Nullable String agentId) {
        did(actor, action, user.appId(), conversation, user.openId(), agentId, Map.of());
    }

    /** Someone did something to a user. */
    public void didToUser(String actor, Action action, UserKey user, Map<String, String> detail) {
        did(actor, action, user.appId(), null, user.openId(), null, detail);
    }

    /** Someone did something to an agent of an app. */
    public void didToAgent(String actor, Action action, String appId, String agentId, Map<String, String> detail) {
        did(actor, action, appId, null, null, agentId, detail);
    }

    /** Someone changed an app's settings. */
    public void didToApp(String actor, Action action, String appId) {
        did(actor, action, appId, null, null, null, Map.of());
    }

    private void did(
            String actor,
            Action action,
            String appId,
            @Nullable UUID conversation,
            @Nullable String openId,
            @Nullable String agentId,
            Map<String, String> detail) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        new AuditRow(new Deed(id, appId, clock.instant(), actor, action, conversation, openId, agentId, detail))
                .persist();
    }

    /**
     * What was done in an app, the newest first.
     *
     * @param conversation only what was done to it; null: to any
     * @param actor only what they did; null: anybody
     * @param after the last of the page before; null for the first
     */
    Page<Deed> page(
            String appId, @Nullable UUID conversation, @Nullable String actor, @Nullable UUID after, int limit) {
        StringBuilder conditions = new StringBuilder("appId = :app");
        Parameters values = Parameters.with("app", appId);
        if (conversation != null) {
            conditions.append(" and conversationId = :conversation");
            values.and("conversation", conversation);
        }
        if (actor != null) {
            conditions.append(" and actor = :actor");
            values.and("actor", actor);
        }
        if (after != null) {
            conditions.append(" and id < :after");
            values.and("after", after);
        }
        List<AuditRow> rows = AuditRow.find(conditions.toString(), Sort.descending("id"), values)
                .page(0, limit + 1)
                .list();
        List<Deed> found = rows.stream().map(AuditRow::deed).toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }
}
