package io.zhike.agent.desk;

import io.zhike.agent.access.Bindings;
import io.zhike.agent.access.Caller;
import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.agents.Presence;
import io.zhike.agent.assignment.AssignmentReason;
import io.zhike.agent.assignment.Assignments;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Passing;
import io.zhike.agent.conversation.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone passes a conversation on to an agent or back to the queue, or takes it over. */
@ApplicationScoped
class PassOnConversation {

    /** What becomes of it. */
    sealed interface Outcome {

        /** The conversation decides. */
        record Decided(Passing passing) implements Outcome {}

        /** Whoever is to have it does not work for the app. */
        record Unknown() implements Outcome {}

        /** Whoever is to have it is not ONLINE; where it is the caller, not there at all. */
        record Absent() implements Outcome {}

        /** Whoever is to have it has no room. */
        record Full() implements Outcome {}
    }

    private final Conversations conversations;
    private final Agents agents;
    private final Bindings bindings;
    private final Assignments assignments;
    private final AuditTrail trail;
    private final Clock clock;

    PassOnConversation(
            Conversations conversations,
            Agents agents,
            Bindings bindings,
            Assignments assignments,
            AuditTrail trail,
            Clock clock) {
        this.conversations = conversations;
        this.agents = agents;
        this.bindings = bindings;
        this.assignments = assignments;
        this.trail = trail;
        this.clock = clock;
    }

    /** To an agent, who must be there and have room. */
    Outcome toAgent(Caller caller, LockedConversation locked, String agentId) {
        Person by = People.of(caller, locked.conversation(), Optional.empty());
        Passing passing = locked.conversation().transferTo(agentId, by);
        if (!(passing instanceof Passing.Passed(Conversation after))) {
            return new Outcome.Decided(passing);
        }
        Optional<AgentRow> found = agents.lock(agentId);
        if (found.isEmpty() || !worksFor(found.get(), after)) {
            return new Outcome.Unknown();
        }
        if (found.get().status() != Presence.ONLINE) {
            return new Outcome.Absent();
        }
        if (!assignments.hasRoom(agentId)) {
            return new Outcome.Full();
        }
        give(locked, after, found.get(), AssignmentReason.TRANSFERRED, caller);
        trail.did(caller.id(), Action.CONVERSATION_TRANSFERRED, after.user(), after.id(), agentId);
        return new Outcome.Decided(passing);
    }

    private boolean worksFor(AgentRow agent, Conversation conversation) {
        return agent.isAdministrator()
                || bindings.find(conversation.user().appId(), agent.id()).isPresent();
    }

    /** To the queue: at the place of the first message that nobody has answered, else at its end. */
    Outcome toQueue(Caller caller, LockedConversation locked, @Nullable String group) {
        Conversation before = locked.conversation();
        Instant place = locked.row().unansweredSince().orElseGet(clock::instant);
        Passing passing = before.giveBack(People.of(caller, before, Optional.empty()), place, group);
        if (passing instanceof Passing.Passed(Conversation after)) {
            change(locked, after);
            trail.did(caller.id(), Action.CONVERSATION_GIVEN_BACK, after.user(), after.id(), null);
        }
        return new Outcome.Decided(passing);
    }

    /** To the caller, who administers the app; it may put them over their capacity. */
    Outcome toAdministrator(Caller caller, LockedConversation locked) {
        Optional<AgentRow> agent =
                agents.lock(caller.id()).filter(row -> row.status().isPresent());
        if (agent.isEmpty()) {
            return new Outcome.Absent();
        }
        Passing passing = locked.conversation().takeOver(caller.id());
        if (passing instanceof Passing.Passed(Conversation after)) {
            give(locked, after, agent.get(), AssignmentReason.TAKEN_OVER, caller);
            trail.did(caller.id(), Action.CONVERSATION_TAKEN_OVER, after.user(), after.id(), caller.id());
        }
        return new Outcome.Decided(passing);
    }

    private void give(
            LockedConversation locked, Conversation after, AgentRow agent, AssignmentReason reason, Caller by) {
        Instant now = clock.instant();
        assignments.byHand(after, agent.id(), reason, by.id(), now);
        agent.assigned(now);
        change(locked, after);
    }

    private void change(LockedConversation locked, Conversation after) {
        String holder = locked.conversation().state().holder();
        if (holder != null) {
            locked.row().tally().passedOnBy(holder);
        }
        conversations.change(locked, after);
    }
}
