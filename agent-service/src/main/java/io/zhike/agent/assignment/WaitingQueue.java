package io.zhike.agent.assignment;

import io.zhike.agent.settings.QueueOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** The waiting conversations of an app, in its order. */
@ApplicationScoped
class WaitingQueue {

    /** For everybody, in a table in which each group has agents. */
    private static final String EVERYBODY = "";

    /** Of each group that someone free can take from, the first that one of them may get; of these the first. */
    private static final String FIRST = """
            select first.id
            from (select name, array_agg(agent) as agents
                  from unnest(cast(:groups as text[]), cast(:agents as text[])) as member (name, agent)
                  group by name) free
            cross join lateral (
                select c.id, %1$s as place from conversation c
                where c.app_id = :app and c.state = 'WAITING' and coalesce(c.wanted_group, '') = free.name
                  and not c.not_for @> free.agents
                order by %1$s, c.id limit 1) first
            order by first.place, first.id limit 1
            """;

    private static final String AHEAD = """
            select count(*) from conversation c, conversation this
            where this.id = :id and c.app_id = this.app_id and c.state = 'WAITING'
              and coalesce(c.wanted_group, '') = coalesce(this.wanted_group, '')
              and (%s, c.id) < (%s, this.id)
            """;

    private final Session session;

    WaitingQueue(Session session) {
        this.session = session;
    }

    /** The first one that may go to any of these agents. */
    Optional<UUID> firstFor(String appId, QueueOrder order, Collection<Candidate> free) {
        List<String[]> members =
                free.stream().flatMap(WaitingQueue::memberships).toList();
        return session.createNativeQuery(FIRST.formatted(place(order, "c")), UUID.class)
                .setParameter("app", appId)
                .setParameter(
                        "groups", members.stream().map(member -> member[0]).toArray(String[]::new))
                .setParameter(
                        "agents", members.stream().map(member -> member[1]).toArray(String[]::new))
                .uniqueResultOptional();
    }

    private static Stream<String[]> memberships(Candidate agent) {
        return Stream.concat(Stream.of(EVERYBODY), agent.groups().stream())
                .map(group -> new String[] {group, agent.agentId()});
    }

    /** The first one whose user was promised a text. */
    Optional<UUID> firstPromised(String appId) {
        return session.createNativeQuery("""
                        select id from conversation
                        where app_id = :app and state = 'WAITING' and queued_text is not null
                        order by waiting_since, id limit 1
                        """, UUID.class)
                .setParameter("app", appId)
                .uniqueResultOptional();
    }

    /** How many wait before this one for the same group. */
    long ahead(QueueOrder order, UUID conversation) {
        return session.createNativeQuery(AHEAD.formatted(place(order, "c"), place(order, "this")), Long.class)
                .setParameter("id", conversation)
                .getSingleResult();
    }

    /** Those of the apps in which anybody waits; for callers without a transaction of their own. */
    @Transactional
    List<String> waitingIn(Collection<String> apps) {
        return session.createNativeQuery("""
                        select app from unnest(cast(:apps as text[])) app
                        where exists (select from conversation c where c.app_id = app and c.state = 'WAITING')
                        """, String.class)
                .setParameter("apps", apps.toArray(String[]::new))
                .getResultList();
    }

    /** By what a conversation's turn comes. Windows are all of one length: the one closes first that opened first. */
    private static String place(QueueOrder order, String conversation) {
        return switch (order) {
            case FIRST_COME -> conversation + ".waiting_since";
            case WINDOW_LEFT -> "coalesce(%1$s.last_user_message_at, %1$s.started_at)".formatted(conversation);
        };
    }
}
