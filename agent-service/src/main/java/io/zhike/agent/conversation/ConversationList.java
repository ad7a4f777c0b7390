package io.zhike.agent.conversation;

import io.zhike.events.conversation.ConversationChanged;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A list of the workbench: the conversations of one state, in an order of its own. */
enum ConversationList {
    ROBOT(ConversationChanged.State.ROBOT, Order.NEWEST_ACTIVITY, Owner.NOBODY),
    WAITING(ConversationChanged.State.WAITING, Order.LONGEST_WAIT, Owner.NOBODY),
    SERVING(ConversationChanged.State.SERVING, Order.NEWEST_ACTIVITY, Owner.HOLDER),
    DORMANT(ConversationChanged.State.DORMANT, Order.NEWEST_ACTIVITY, Owner.HOLDER),
    EXPIRED(ConversationChanged.State.EXPIRED, Order.NEWEST_ACTIVITY, Owner.ANYONE_WHO_SERVED),
    ENDED(ConversationChanged.State.ENDED, Order.NEWEST_ACTIVITY, Owner.ANYONE_WHO_SERVED);

    /** What stands first. */
    enum Order {
        LONGEST_WAIT("waiting_since", "asc", ">"),
        LONGEST_UNANSWERED("unanswered_since", "asc", ">"),
        NEWEST_ACTIVITY("active_at", "desc", "<");

        final String column;
        final String direction;
        final String after;

        Order(String column, String direction, String after) {
            this.column = column;
            this.direction = direction;
            this.after = after;
        }
    }

    /** Whose a conversation of the list is; in SQL, of the agent {@code :me}. */
    enum Owner {
        NOBODY("false"),
        /** Has it, or had it last. */
        HOLDER("c.agent_id = :me"),
        ANYONE_WHO_SERVED("c.served_by @> array[cast(:me as text)]");

        final String isMe;

        Owner(String isMe) {
            this.isMe = isMe;
        }
    }

    final ConversationChanged.State state;
    final Order order;
    final Owner owner;

    ConversationList(ConversationChanged.State state, Order order, Owner owner) {
        this.state = state;
        this.order = order;
        this.owner = owner;
    }

    /** The list that its name names, in lower case: {@code robot}, {@code waiting} and so on. */
    static Optional<ConversationList> named(String word) {
        return Arrays.stream(values())
                .filter(list -> list.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** Whether an agent sees only their own in it. */
    boolean isOwnOnly() {
        return owner != Owner.NOBODY;
    }
}
