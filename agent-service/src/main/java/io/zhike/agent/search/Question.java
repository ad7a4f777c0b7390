package io.zhike.agent.search;

import io.zhike.agent.conversation.Cursor;
import io.zhike.agent.conversation.Readable;
import io.zhike.agent.http.Period;
import io.zhike.events.conversation.ConversationChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone looks for, and where.
 *
 * @param readable in what
 * @param words that a text, or a name, has all of
 * @param agent who wrote it, or had the conversation; null for everybody
 * @param state of the conversation; null for every one
 * @param period when it was written; of a conversation: when it was active last
 * @param after where the page before ended; null for the first
 * @param limit on the page
 */
record Question(
        Readable readable,
        Words words,
        @Nullable String agent,
        ConversationChanged.@Nullable State state,
        Period period,
        @Nullable Cursor after,
        int limit) {

    private static final Instant OLDEST = Instant.EPOCH;
    private static final Instant NEWEST = Instant.parse("9999-01-01T00:00:00Z");

    /** The pieces find candidates by the index; whether they have the words is told by the text itself. */
    private static final String HAS_WORDS = """
            search_pieces(search_folded(%1$s)) @@ search_query(cast(:words as text[]))
            and not exists (
                select from unnest(cast(:words as text[])) as word (folded)
                where strpos(search_folded(%1$s), word.folded) = 0)""";

    private static final String CONVERSATION = "c.id as conversation, c.app_id, c.open_id, c.state, c.agent_id";

    private static final String MESSAGES = """
            select m.at, m.id, m.id as message, cast(null as text) as name, %s
            from message m join conversation c on c.id = m.conversation_id
            where m.app_id = any (cast(:apps as text[])) and m.text is not null and m.type <> 'ENTERED' and %s""".formatted(CONVERSATION, HAS_WORDS.formatted("m.text"));

    private static final String NAMED = """
            select c.active_at as at, c.id, cast(null as uuid) as message, n.name, %s
            from user_name n join conversation c on c.app_id = n.app_id and c.open_id = n.open_id
            where n.app_id = any (cast(:apps as text[])) and %s""".formatted(CONVERSATION, HAS_WORDS.formatted("n.name"));

    /** SQL that yields what is found in a slice, the newest first. */
    String sql() {
        return """
                select * from ((%s) union all (%s)) found
                order by found.at desc, found.id desc limit :limit
                """.formatted(
                        MESSAGES + conditions("m.at", "m.id", "m.agent_id = :agent or "),
                        NAMED + conditions("c.active_at", "c.id", ""));
    }

    private String conditions(String at, String id, String orAgentWroteIt) {
        return " and %1$s >= :from and %1$s < :until".formatted(at)
                + (after == null ? "" : " and (%s, %s) < (:at, :id)".formatted(at, id))
                + (agent == null ? "" : " and (%sc.served_by @> array[cast(:agent as text)])".formatted(orAgentWroteIt))
                + (state == null ? "" : " and c.state = :state")
                + " and " + Readable.CONDITION
                + " order by %s desc, %s desc limit :limit".formatted(at, id);
    }

    /** Where is looked for, one after the other. */
    List<Slice> slices(Instant now) {
        Instant from = period.from() == null ? OLDEST : period.from();
        Instant until = period.until() == null ? NEWEST : period.until();
        if (after != null) {
            Instant afterIt = after.at().plus(1, ChronoUnit.MICROS);
            until = afterIt.isBefore(until) ? afterIt : until;
        }
        return Slice.between(from, until, now);
    }

    /** The parameters of {@link #sql()}, but for the limit. */
    Map<String, Object> parameters(Slice slice) {
        Map<String, Object> parameters = new HashMap<>(readable.parameters());
        parameters.put("apps", readable.apps().toArray(String[]::new));
        parameters.put("words", words.folded().toArray(String[]::new));
        parameters.put("from", slice.from());
        parameters.put("until", slice.until());
        if (after != null) {
            parameters.put("at", after.at());
            parameters.put("id", after.id());
        }
        if (agent != null) {
            parameters.put("agent", agent);
        }
        if (state != null) {
            parameters.put("state", state.name());
        }
        return parameters;
    }
}
