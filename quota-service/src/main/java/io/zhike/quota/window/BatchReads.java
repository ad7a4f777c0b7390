package io.zhike.quota.window;

import io.zhike.events.UserKey;
import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.ledger.Ledger;
import jakarta.transaction.TransactionScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a batch need of the tables, read in one statement of each kind before the first of them is taken,
 * and kept up by what they do: nothing is asked of the tables for a single event.
 */
@TransactionScoped
class BatchReads {

    private final Session session;
    private final Ledger ledger;
    private final ReplyWindows windows;
    private final Map<UserKey, Map<UUID, ReplyRow>> replies = new HashMap<>();
    private final Set<UUID> applied = new HashSet<>();

    BatchReads(Session session, Ledger ledger, ReplyWindows windows) {
        this.session = session;
        this.ledger = ledger;
        this.windows = windows;
    }

    /** Reads these replies, of which some may not be there. */
    void replies(Collection<UUID> ids) {
        session.findMultiple(ReplyRow.class, List.copyOf(ids)).forEach(this::add);
    }

    /**
     * Reads which of these pushes have been applied, and the replies that may count against the grants of the others.
     *
     * @param pushes of users who are locked, by user
     */
    void pushes(Map<UserKey, Set<NewestPush>> pushes) {
        Map<UUID, UserKey> asked = new HashMap<>();
        pushes.forEach((user, all) -> all.stream()
                .filter(push -> !windows.isLastPush(user, push.eventId()))
                .forEach(push -> asked.put(push.eventId(), user)));
        applied.addAll(ledger.entered(asked));
        asked.keySet().removeAll(applied);
        if (asked.isEmpty()) {
            return;
        }
        Instant earliest = pushes.values().stream()
                .flatMap(Set::stream)
                .filter(push -> asked.containsKey(push.eventId()))
                .map(Grant::latest)
                .min(Instant::compareTo)
                .orElseThrow();
        ReplyRow.mayCountFrom(session, Set.copyOf(asked.values()), earliest).forEach(this::add);
    }

    /** A reply that was approved just now. */
    void add(@Nullable ReplyRow reply) {
        if (reply != null) {
            replies.computeIfAbsent(reply.user(), _ -> new HashMap<>()).put(reply.replyId, reply);
        }
    }

    /** The user's reply of that id; null where it was never approved, or is another user's. */
    @Nullable
    ReplyRow reply(UserKey user, UUID replyId) {
        return replies.getOrDefault(user, Map.of()).get(replyId);
    }

    /** The user's reply, which was read or added. */
    ReplyRow replyOf(UserKey user, UUID replyId) {
        return Objects.requireNonNull(reply(user, replyId));
    }

    /** The user's replies that {@linkplain Reply#mayCountFrom may count} against a grant, among others of theirs. */
    List<Reply> repliesOf(UserKey user) {
        return replies.getOrDefault(user, Map.of()).values().stream()
                .map(ReplyRow::reply)
                .toList();
    }

    boolean isApplied(UserKey user, UUID pushId) {
        return applied.contains(pushId) || windows.isLastPush(user, pushId);
    }

    void apply(UUID pushId) {
        applied.add(pushId);
    }
}
