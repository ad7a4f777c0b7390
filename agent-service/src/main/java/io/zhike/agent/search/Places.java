package io.zhike.agent.search;

import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Where what is looked for stands in the database; read by its indexes, or not at all. */
@ApplicationScoped
class Places {

    /**
     * Until the transaction ends. The plan depends on how frequent the words are, so that it is made for them; compiling it
     * would take longer than what it does.
     */
    private static final String BOUNDS = """
            select set_config('statement_timeout', :millis, true),
                set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)
            """;

    private final Session session;

    Places(Session session) {
        this.session = session;
    }

    /**
     * What is found in a slice, the newest first.
     *
     * @throws jakarta.persistence.QueryTimeoutException where that takes longer
     */
    List<Place> in(Slice slice, Question question, int limit, Duration within) {
        session.createNativeQuery(BOUNDS, Object[].class)
                .setParameter("millis", Long.toString(Math.max(1, within.toMillis())))
                .getSingleResult();
        var query = session.createNativeQuery(question.sql(), Object[].class)
                .addScalar("at", Instant.class)
                .addScalar("id", UUID.class)
                .addScalar("message", UUID.class)
                .addScalar("name", String.class)
                .addScalar("conversation", UUID.class)
                .addScalar("app_id", String.class)
                .addScalar("open_id", String.class)
                .addScalar("state", String.class)
                .addScalar("agent_id", String.class);
        question.parameters(slice).forEach(query::setParameter);
        return query.setParameter("limit", limit).getResultList().stream()
                .map(Places::place)
                .toList();
    }

    private static Place place(Object[] row) {
        return new Place(
                (Instant) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (String) row[3],
                (UUID) row[4],
                new UserKey((String) row[5], (String) row[6]),
                ConversationChanged.State.valueOf((String) row[7]),
                (String) row[8]);
    }
}
