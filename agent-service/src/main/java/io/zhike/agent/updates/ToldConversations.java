package io.zhike.agent.updates;

import jakarta.transaction.TransactionScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Those of which the present transaction has said that they change. */
@TransactionScoped
class ToldConversations {

    private final Set<UUID> conversations = new HashSet<>();

    /** Whether it had not been said. */
    boolean add(UUID conversation) {
        return conversations.add(conversation);
    }
}
