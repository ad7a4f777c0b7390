package io.zhike.agent.assignment;

import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.apps.AppLocks;
import io.zhike.agent.assignment.AssignmentDecision.Chosen;
import io.zhike.agent.assignment.AssignmentDecision.NobodyFree;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.agent.hours.Hours;
import io.zhike.agent.settings.QueueOrder;
import io.zhike.agent.settings.Settings;
import io.zhike.events.routed.TransferTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One step of an app's assignment, in a transaction of its own: the first waiting conversation that anyone can take
 * goes to the idlest of them, or the first user who was promised a text reads why nobody can. Outside business hours
 * nobody can, and who waits keeps their place. Locks: the app, the user, the agents by id; what was read before its lock
 * is read again.
 */
@ApplicationScoped
class AssignNext {

    private static final Logger LOG = Logger.getLogger(AssignNext.class);

    private final AppLocks appLocks;
    private final Hours hours;
    private final Settings settings;
    private final WaitingQueue queue;
    private final Roster roster;
    private final Agents agents;
    private final Conversations conversations;
    private final Assignments assignments;
    private final TellUser tellUser;
    private final Clock clock;

    AssignNext(
            AppLocks appLocks,
            Hours hours,
            Settings settings,
            WaitingQueue queue,
            Roster roster,
            Agents agents,
            Conversations conversations,
            Assignments assignments,
            TellUser tellUser,
            Clock clock) {
        this.appLocks = appLocks;
        this.hours = hours;
        this.settings = settings;
        this.queue = queue;
        this.roster = roster;
        this.agents = agents;
        this.conversations = conversations;
        this.assignments = assignments;
        this.tellUser = tellUser;
        this.clock = clock;
    }

    /** Whether there may be more to do. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean step(String appId) {
        appLocks.lock(appId);
        return hours.of(appId).isOpen(clock.instant())
                ? assignOrExplain(appId)
                : explain(appId, _ -> new TransferText.Closed());
    }

    private boolean assignOrExplain(String appId) {
        List<Candidate> bound = roster.of(appId);
        List<Candidate> free =
                bound.stream().filter(agent -> agent.exclusion().isEmpty()).toList();
        QueueOrder order = settings.of(appId).queue();
        Optional<UUID> next = free.isEmpty() ? Optional.empty() : queue.firstFor(appId, order, free);
        if (next.isPresent()) {
            conversations.lock(next.get()).ifPresent(locked -> assign(locked, free));
            return true;
        }
        return explain(appId, waiting -> whyNobody(waiting, order, bound));
    }

    /** To one of those who were free; where none of them is any more, or someone took it, the next step sees. */
    private void assign(LockedConversation locked, Collection<Candidate> free) {
        if (!(locked.conversation().state() instanceof Waiting waiting)) {
            return;
        }
        Map<String, AgentRow> held = agents
                .lock(free.stream().map(Candidate::agentId).toList())
                .stream()
                .collect(Collectors.toMap(AgentRow::id, Function.identity()));
        switch (AssignmentDecision.of(
                roster.of(locked.user().key().appId()),
                waiting,
                locked.conversation().group())) {
            case Chosen chosen ->
                Optional.ofNullable(held.get(chosen.agentId())).ifPresent(agent -> give(locked, chosen, agent));
            case NobodyFree _ -> {}
        }
    }

    private void give(LockedConversation locked, Chosen chosen, AgentRow agent) {
        Instant now = clock.instant();
        Optional<TransferTexts> promised = locked.row().takePromise();
        conversations.change(locked, locked.conversation().assignTo(agent.id()));
        agent.assigned(now);
        assignments.store(locked.conversation(), chosen, now);
        promised.ifPresent(texts -> tellUser.tell(locked, texts, new TransferText.Assigned()));
        LOG.infof(
                "A conversation was assigned. user=%s conversation=%s agent=%s reason=%s",
                locked.user().key().masked(), locked.row().id(), agent.id(), chosen.reason());
    }

    /** Whether there was anybody to tell. */
    private boolean explain(String appId, Function<Conversation, TransferText> why) {
        Optional<UUID> promised = queue.firstPromised(appId);
        promised.flatMap(conversations::lock)
                .ifPresent(locked -> locked.row()
                        .takePromise()
                        .ifPresent(texts -> tellUser.tell(locked, texts, why.apply(locked.conversation()))));
        return promised.isPresent();
    }

    private TransferText whyNobody(Conversation waiting, QueueOrder order, Collection<Candidate> bound) {
        boolean anyoneThere = bound.stream()
                .filter(agent -> agent.isOf(waiting.group()))
                .anyMatch(agent -> agent.presence().isPresent());
        return anyoneThere ? new TransferText.Queued(queue.ahead(order, waiting.id())) : new TransferText.Offline();
    }
}
