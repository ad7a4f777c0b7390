package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import io.zhike.agent.http.Page;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplyContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Conversations as callers may read them; what they may not read is not there. */
@ApplicationScoped
public class ConversationReads {

    private static final String VIEWS = """
            select c, u, m from ConversationRow c
            join UserRow u on u.appId = c.appId and u.openId = c.openId
            left join MessageRow m on m.conversationId = c.id
                and m.number = (select max(n.number) from MessageRow n where n.conversationId = c.id and n.type <> NOTE)
            where c.id in :ids
            """;

    private static final String SEES_SOMETHING_OF = """
            select exists (
                select from conversation c where c.app_id = :app and c.open_id = :user
                and (c.served_by @> array[cast(:me as text)]
                    or c.state in ('ROBOT', 'WAITING') and (c.wanted_group is null or exists (
                        select from binding b
                        where b.app_id = c.app_id and b.agent_id = :me and c.wanted_group = any (b.groups)))))
            """;

    private final Session session;
    private final Transcript transcript;
    private final Clock clock;

    ConversationReads(Session session, Transcript transcript, Clock clock) {
        this.session = session;
        this.transcript = transcript;
        this.clock = clock;
    }

    /** The conversation; empty where there is none that the caller may read. */
    public Optional<ConversationView> find(Caller caller, UUID id) {
        return mayRead(caller, id) ? Optional.ofNullable(views(List.of(id)).get(id)) : Optional.empty();
    }

    /** Its messages after that number; empty where there is no conversation that the caller may read. */
    Optional<Page<Message>> messages(Caller caller, UUID id, long after, int limit) {
        if (!mayRead(caller, id)) {
            return Optional.empty();
        }
        List<Message> found = transcript.after(id, after, limit + 1);
        return Optional.of(
                found.size() <= limit
                        ? new Page<>(found, null)
                        : new Page<>(
                                found.subList(0, limit),
                                Long.toString(found.get(limit - 1).number())));
    }

    /** The app that it belongs to; empty where there is no such conversation, or the caller does not see the app. */
    public Optional<String> appOf(Caller caller, UUID id) {
        return session.createQuery("select c.appId from ConversationRow c where c.id = :id", String.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .filter(caller::sees);
    }

    /** What a person's reply in it says; empty where there is none in an app that the caller sees. */
    public Optional<ReplyContent> replyOf(Caller caller, UUID id, UUID replyId) {
        return appOf(caller, id)
                .flatMap(_ -> transcript.find(replyId))
                .filter(row -> row.isPersonsIn(id))
                .map(MessageRow::replyContent);
    }

    /**
     * A conversation, for whoever may read it.
     *
     * @param open the same user's open one; empty where there is none
     */
    public record Shown(ConversationView view, Conversation conversation, Optional<Conversation> open) {

        public boolean isFor(Caller caller) {
            return Visibility.mayRead(caller, conversation, open);
        }
    }

    /** The conversation; empty where there is none. */
    public Optional<Shown> shown(UUID id) {
        return Optional.ofNullable(session.find(ConversationRow.class, id))
                .map(row ->
                        new Shown(Objects.requireNonNull(views(List.of(id)).get(id)), row.conversation(), openOf(row)));
    }

    /** Whether there is such a conversation and the caller may read it. */
    public boolean mayRead(Caller caller, UUID id) {
        ConversationRow row = session.find(ConversationRow.class, id);
        return row != null && Visibility.mayRead(caller, row.conversation(), openOf(row));
    }

    private Optional<Conversation> openOf(ConversationRow row) {
        var user = session.find(UserRow.class, new UserKey(row.appId, row.openId));
        return Optional.ofNullable(user.openConversation())
                .map(id -> session.find(ConversationRow.class, id).conversation());
    }

    /** Whether the caller may read any of this user's conversations. */
    public boolean mayReadOf(Caller caller, UserKey user) {
        if (!caller.sees(user.appId())) {
            return false;
        }
        return caller.readsAll(user.appId())
                || session.createNativeQuery(SEES_SOMETHING_OF, Boolean.class)
                        .setParameter("app", user.appId())
                        .setParameter("user", user.openId())
                        .setParameter("me", caller.id())
                        .getSingleResult();
    }

    Page<ConversationView> page(Selection selection) {
        List<Cursor> found = places(selection);
        List<Cursor> shown = found.subList(0, Math.min(selection.limit(), found.size()));
        Map<UUID, ConversationView> views = views(shown.stream().map(Cursor::id).toList());
        return new Page<>(
                shown.stream().map(place -> views.get(place.id())).toList(),
                found.size() > shown.size() ? shown.getLast().encode() : null);
    }

    /** Where the page's conversations stand in the list, and one more where there are more. */
    private List<Cursor> places(Selection selection) {
        String sql = selection.sql();
        var query = session.createNativeQuery(sql, Object[].class)
                .addScalar("sort", Instant.class)
                .addScalar("id", UUID.class)
                .setParameter("whole", selection.whole().toArray(String[]::new))
                .setParameter("served", selection.served().toArray(String[]::new))
                .setParameter("limit", selection.limit() + 1);
        if (sql.contains(":me")) {
            query.setParameter("me", selection.caller().id());
        }
        Cursor after = selection.after();
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.getResultStream()
                .map(row -> new Cursor((Instant) row[0], (UUID) row[1]))
                .toList();
    }

    Map<UUID, ConversationView> views(Collection<UUID> ids) {
        Instant now = clock.instant();
        return session.createQuery(VIEWS, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> ConversationView.of((ConversationRow) row[0], (UserRow) row[1], (MessageRow) row[2], now))
                .collect(Collectors.toMap(ConversationView::id, Function.identity()));
    }
}
