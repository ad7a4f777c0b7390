package io.zhike.agent.presence;

import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.transcript.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation that is unanswered and whose agent is gone waits again, at the place of its first unanswered
 * message. An answered one stays with them.
 */
@ApplicationScoped
class ReturnToQueue {

    private final Conversations conversations;
    private final Absentees absentees;
    private final Transcript transcript;

    ReturnToQueue(Conversations conversations, Absentees absentees, Transcript transcript) {
        this.conversations = conversations;
        this.absentees = absentees;
        this.transcript = transcript;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void giveBack(UUID id) {
        conversations.lock(id).filter(locked -> absentees.have(id)).ifPresent(this::giveBack);
    }

    private void giveBack(LockedConversation locked) {
        Optional<Instant> unanswered = transcript.firstUnanswered(locked.row().id());
        unanswered.ifPresent(
                since -> conversations.change(locked, locked.conversation().loseAgent(since)));
    }
}
