package io.zhike.agent.presence;

import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.State;
import io.zhike.agent.lifecycle.LoseAgent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** A conversation whose agent is gone is theirs no longer; one that lies still forgets an agent who left the app. */
@ApplicationScoped
class ReturnToQueue {

    private final Conversations conversations;
    private final Absentees absentees;
    private final LoseAgent loseAgent;
    private final Clock clock;

    ReturnToQueue(Conversations conversations, Absentees absentees, LoseAgent loseAgent, Clock clock) {
        this.conversations = conversations;
        this.absentees = absentees;
        this.loseAgent = loseAgent;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void giveBack(UUID id) {
        conversations.lock(id).filter(_ -> absentees.have(id)).ifPresent(this::giveBack);
    }

    private void giveBack(LockedConversation locked) {
        if (locked.conversation().state() instanceof State.Dormant) {
            conversations.change(locked, locked.conversation().forgetAgent());
        } else {
            String agent = Objects.requireNonNull(locked.conversation().state().holder());
            loseAgent.lose(locked);
            locked.row().leftBy(agent, clock.instant());
        }
    }
}
