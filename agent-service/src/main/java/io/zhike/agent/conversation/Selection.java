package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationList.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What part of the lists someone wants to see.
 *
 * @param caller who asks: they see what they may, whatever they ask for
 * @param apps the apps that they ask about
 * @param lists the lists that they ask about
 * @param mine only what they have, or had where it has ended
 * @param unanswered only what has, or has not, a user who waits for an answer; null for both
 * @param after where the page before ended; null for the first
 * @param limit conversations on the page
 */
record Selection(
        Caller caller,
        Collection<String> apps,
        Collection<ConversationList> lists,
        boolean mine,
        @Nullable Boolean unanswered,
        @Nullable Cursor after,
        int limit) {

    /** Of what is for everybody, what is not for a group to which the caller does not belong. */
    private static final String OF_THEIR_GROUPS = """
             and (c.wanted_group is null or exists (
                select from binding b
                where b.app_id = c.app_id and b.agent_id = :me and c.wanted_group = any (b.groups)))""";

    /** A list by itself has its own order; several together have one. */
    Order order() {
        if (Boolean.TRUE.equals(unanswered)) {
            return Order.LONGEST_UNANSWERED;
        }
        return lists.size() == 1 ? lists.iterator().next().order : Order.NEWEST_ACTIVITY;
    }

    /** The apps of which the caller may read everything. */
    List<String> whole() {
        return apps.stream().filter(caller::readsAll).toList();
    }

    /** The apps of which the caller may read what an agent may. */
    List<String> served() {
        return apps.stream()
                .filter(caller::sees)
                .filter(app -> !caller.readsAll(app))
                .toList();
    }

    /**
     * SQL that yields sort times and ids of the page in its order. Of each app and list it reads no more than a page
     * from an index, however many conversations there are.
     */
    String sql() {
        List<String> branches = new ArrayList<>();
        for (ConversationList list : lists) {
            branches.add(branch(list, "whole", mine, ""));
            branches.add(branch(list, "served", mine || list.isOwnOnly(), OF_THEIR_GROUPS));
        }
        Order order = order();
        return "select sort, id from (%s) page order by sort %s, id %s limit :limit"
                .formatted(String.join(" union all ", branches), order.direction, order.direction);
    }

    private String answer() {
        return unanswered == null ? "" : " and c.unanswered_since is %s null".formatted(unanswered ? "not" : "");
    }

    private String branch(ConversationList list, String apps, boolean ownOnly, String more) {
        Order order = order();
        String own = ownOnly ? " and " + list.owner.isMe : more;
        String start = after == null ? "" : " and (c.%s, c.id) %s (:at, :id)".formatted(order.column, order.after);
        return """
                select found.id, found.sort from unnest(cast(:%1$s as text[])) as app (id)
                cross join lateral (
                    select c.id, c.%2$s as sort from conversation c
                    where c.app_id = app.id and c.state = '%3$s'%4$s%5$s%7$s
                    order by c.%2$s %6$s, c.id %6$s limit :limit) found
                """.formatted(apps, order.column, list.state, own, start, order.direction, answer());
    }
}
