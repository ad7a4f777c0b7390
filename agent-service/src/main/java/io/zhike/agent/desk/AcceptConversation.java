package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.assignment.AssignmentReason;
import io.zhike.agent.assignment.Assignments;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.conversation.Acceptance;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Someone takes a conversation by their own decision; it may put them over their capacity. */
@ApplicationScoped
class AcceptConversation {

    private final Conversations conversations;
    private final Agents agents;
    private final Assignments assignments;
    private final AuditTrail trail;
    private final Clock clock;

    AcceptConversation(
            Conversations conversations, Agents agents, Assignments assignments, AuditTrail trail, Clock clock) {
        this.conversations = conversations;
        this.agents = agents;
        this.assignments = assignments;
        this.trail = trail;
        this.clock = clock;
    }

    /** The conversation is one that the caller may try to have. */
    Acceptance accept(Caller caller, LockedConversation locked) {
        Optional<AgentRow> agent = agents.lock(caller.id());
        Acceptance acceptance = locked.conversation().accept(People.of(caller, locked.conversation(), agent));
        if (acceptance instanceof Acceptance.Accepted(Conversation after)) {
            take(locked, after, agent.orElseThrow(), AssignmentReason.ACCEPTED, Action.CONVERSATION_ACCEPTED);
        }
        return acceptance;
    }

    /** Stores that an agent, whose row is locked, takes a conversation. */
    void take(LockedConversation locked, Conversation after, AgentRow agent, AssignmentReason reason, Action action) {
        var now = clock.instant();
        assignments.byHand(after, agent.id(), reason, agent.id(), now);
        agent.assigned(now);
        conversations.change(locked, after);
        trail.did(agent.id(), action, after.user(), after.id(), agent.id());
    }
}
