package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import io.zhike.agent.http.Page;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A user's conversations, the newest first, as far as a caller may read them. */
@ApplicationScoped
class ConversationsOfUser {

    private static final String NEWEST_FIRST = """
            from ConversationRow c where c.appId = :app and c.openId = :user %s order by c.startedAt desc, c.id desc
            """;

    private static final String FROM_THERE_ON = "and (c.startedAt < :at or c.startedAt = :at and c.id < :id)";

    private final Session session;
    private final ConversationReads reads;

    ConversationsOfUser(Session session, ConversationReads reads) {
        this.session = session;
        this.reads = reads;
    }

    /** @param after where the page before ended; null for the first */
    Page<ConversationView> page(Caller caller, UserKey user, @Nullable Cursor after, int limit) {
        List<ConversationRow> found = readable(caller, user, after, limit + 1);
        List<ConversationRow> shown = found.subList(0, Math.min(limit, found.size()));
        Map<UUID, ConversationView> views =
                reads.views(shown.stream().map(ConversationRow::id).toList());
        return new Page<>(
                shown.stream()
                        .map(row -> Objects.requireNonNull(views.get(row.id())))
                        .toList(),
                found.size() > limit ? place(shown.getLast()).encode() : null);
    }

    /** Read piece by piece, because {@link Visibility} judges each. */
    private List<ConversationRow> readable(Caller caller, UserKey user, @Nullable Cursor after, int most) {
        List<ConversationRow> readable = new ArrayList<>();
        Cursor at = after;
        List<ConversationRow> piece;
        do {
            piece = rows(user, at, most);
            piece.stream()
                    .filter(row -> reads.mayRead(caller, row.id()))
                    .limit(most - readable.size())
                    .forEach(readable::add);
            at = piece.isEmpty() ? at : place(piece.getLast());
        } while (piece.size() == most && readable.size() < most);
        return readable;
    }

    private List<ConversationRow> rows(UserKey user, @Nullable Cursor after, int most) {
        var query = session.createQuery(
                        NEWEST_FIRST.formatted(after == null ? "" : FROM_THERE_ON), ConversationRow.class)
                .setParameter("app", user.appId())
                .setParameter("user", user.openId());
        Optional.ofNullable(after)
                .ifPresent(place -> query.setParameter("at", place.at()).setParameter("id", place.id()));
        return query.setMaxResults(most).getResultList();
    }

    private static Cursor place(ConversationRow row) {
        return new Cursor(row.startedAt, row.id());
    }
}
