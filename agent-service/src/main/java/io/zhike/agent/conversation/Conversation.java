package io.zhike.agent.conversation;

import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a user's conversation. Each method is something that happens to it, and answers with what becomes of it in
 * every state; nothing else decides that.
 *
 * @param id its id
 * @param user whose it is
 * @param state where it stands
 * @param group the agents who are to have it, by the name of their group; null for everybody
 * @param personAsked a person was asked for
 * @param personWrote a person has written in it
 * @param servedBy every agent who has or had it, its holder among them
 */
public record Conversation(
        UUID id,
        UserKey user,
        State state,
        @Nullable String group,
        boolean personAsked,
        boolean personWrote,
        Set<String> servedBy) {

    public Conversation {
        servedBy = Set.copyOf(servedBy);
        String holder = state.holder();
        if (holder != null && !servedBy.contains(holder)) {
            throw new IllegalArgumentException("Whoever has it has served in it: " + id);
        }
    }

    /** A conversation in which nothing has happened yet. */
    public static Conversation open(UUID id, UserKey user) {
        return new Conversation(id, user, new Robot(), null, false, false, Set.of());
    }

    /**
     * The conversation that follows this one, which is over: whose wait for a person has expired goes on waiting, past the
     * robot.
     *
     * @param at when its user writes again
     */
    public Conversation next(UUID newId, Instant at) {
        return switch (state) {
            case Expired(var lastAgent, var waited)
            when waited ->
                new Conversation(
                        newId, user, new Waiting(at, Set.of(), lastAgent), group, personAsked, false, Set.of());
            case Expired _, Ended _ -> open(newId, user);
            case Robot _, Waiting _, Serving _, Dormant _ -> throw impossible("What goes on has no successor");
        };
    }

    /**
     * Whether a message that its user writes at that time goes on with it, though it has ended: soon after a person had it,
     * and never after it has expired.
     */
    public boolean reopensFor(Instant writtenAt, Duration reopenWithin) {
        return switch (state) {
            case Ended ended -> wasServed() && !writtenAt.isAfter(ended.at().plus(reopenWithin));
            case Robot _, Waiting _, Serving _, Dormant _, Expired _ -> false;
        };
    }

    /** Someone has or had it. */
    public boolean wasServed() {
        return !servedBy.isEmpty();
    }

    /** The user writes; into one that has ended only where it {@link #reopensFor} that. */
    public Receipt receive(Arrival arrival) {
        State next = switch (state) {
            case Robot _ ->
                arrival.forPeople() || arrival.heldBy() != null ? waitingFor(arrival.heldBy(), arrival) : state;
            case Waiting waiting -> waiting.familiar() == null ? waiting.knownTo(arrival.heldBy()) : waiting;
            case Serving _ -> state;
            case Dormant _, Ended _ -> waitingFor(state.familiar(), arrival);
            case Expired _ -> throw impossible("An expired conversation receives nothing");
        };
        var after = new Conversation(
                id, user, next, wanted(arrival), personAsked || arrival.asksForPerson(), personWrote, servedBy);
        boolean asDecided = next.withPeople() == arrival.forPeople();
        boolean robotSpeaks = asDecided && arrival.heldBy() == null && !personInvolved();
        return new Receipt(after, asDecided, robotSpeaks);
    }

    private static Waiting waitingFor(@Nullable String familiar, Arrival arrival) {
        return new Waiting(arrival.at(), Set.of(), familiar == null ? arrival.heldBy() : familiar);
    }

    private @Nullable String wanted(Arrival arrival) {
        return arrival.group() == null ? group : arrival.group();
    }

    /** Someone wants to have it. */
    public Acceptance accept(Person person) {
        return switch (state) {
            case Robot _, Waiting _ -> take(person);
            case Serving(String agentId) ->
                agentId.equals(person.id()) ? new Acceptance.HeldAlready() : new Acceptance.HeldBy(agentId);
            case Dormant(var lastAgent) -> isFor(person, lastAgent) ? take(person) : new Acceptance.LeftTo(lastAgent);
            case Expired _, Ended _ -> new Acceptance.Over();
        };
    }

    private static boolean isFor(Person person, @Nullable String lastAgent) {
        return person.administrator() || person.id().equals(lastAgent);
    }

    private Acceptance take(Person person) {
        return person.present() ? new Acceptance.Accepted(givenTo(person.id())) : new Acceptance.Absent();
    }

    /**
     * Someone wants to say something in it.
     *
     * @param aftermath decides where it is over
     */
    public Answer answer(Person person, Aftermath aftermath) {
        return switch (accept(person)) {
            case Acceptance.Accepted(Conversation taken) -> new Answer.Spoken(taken.withPersonsWord(), false);
            case Acceptance.HeldAlready _ -> new Answer.Spoken(withPersonsWord(), false);
            case Acceptance.HeldBy(String agentId) ->
                person.administrator() ? new Answer.Spoken(withPersonsWord(), true) : new Answer.HeldBy(agentId);
            case Acceptance.LeftTo(var lastAgent) -> new Answer.LeftTo(lastAgent);
            case Acceptance.Over _ -> answerAgain(person, aftermath);
            case Acceptance.Absent _ -> new Answer.Absent();
        };
    }

    /** What is over goes on where someone who served in it, or an administrator, still reaches its user. */
    private Answer answerAgain(Person person, Aftermath aftermath) {
        if (!person.administrator() && !servedBy.contains(person.id())) {
            return new Answer.Over();
        }
        if (aftermath.superseded()) {
            return new Answer.Superseded();
        }
        if (!aftermath.windowOpen()) {
            return new Answer.NothingLeft();
        }
        return person.present()
                ? new Answer.Spoken(givenTo(person.id()).withPersonsWord(), false)
                : new Answer.Absent();
    }

    /**
     * Someone wants to say something when the user writes next: nothing changes now. What is over takes words only from
     * who served in it, and while the user has no newer one.
     */
    public Answer hold(Person person, Aftermath aftermath) {
        return switch (state) {
            case Robot _, Waiting _ -> new Answer.Spoken(this, false);
            case Serving(String agentId) when agentId.equals(person.id()) -> new Answer.Spoken(this, false);
            case Serving(String agentId) ->
                person.administrator() ? new Answer.Spoken(this, true) : new Answer.HeldBy(agentId);
            case Dormant(var lastAgent) ->
                isFor(person, lastAgent) ? new Answer.Spoken(this, false) : new Answer.LeftTo(lastAgent);
            case Expired _, Ended _ -> {
                if (!person.administrator() && !servedBy.contains(person.id())) {
                    yield new Answer.Over();
                }
                yield aftermath.superseded() ? new Answer.Superseded() : new Answer.Spoken(this, false);
            }
        };
    }

    /** Someone wants to end it. */
    public Ending end(Person person, Instant now) {
        return switch (state) {
            case Ended _ -> new Ending.DoneAlready();
            case Robot _, Waiting _, Expired _ -> person.administrator() ? ended(now) : new Ending.HeldByNobody();
            case Serving _, Dormant _ -> {
                String holder = state.familiar();
                if (isFor(person, holder)) {
                    yield ended(now);
                }
                yield holder == null ? new Ending.HeldByNobody() : new Ending.HeldBy(holder);
            }
        };
    }

    private Ending ended(Instant now) {
        return new Ending.Done(in(new Ended(state.familiar(), now)));
    }

    /** Someone wants another agent to have it, who can. */
    public Passing transferTo(String agentId, Person by) {
        return switch (state) {
            case Serving(var holder) when isFor(by, holder) && holder.equals(agentId) -> new Passing.ThereAlready();
            case Serving(var holder) when isFor(by, holder) -> new Passing.Passed(givenTo(agentId));
            case Robot _, Waiting _, Dormant _ when by.administrator() -> new Passing.Passed(givenTo(agentId));
            case Serving _, Robot _, Waiting _, Dormant _ -> Passing.refused(holderOrLast());
            case Expired _, Ended _ -> new Passing.Over();
        };
    }

    /**
     * Someone wants it to wait for whoever can have it; whoever had it does not get it back by itself.
     *
     * @param place in the queue, where it does not wait yet
     * @param forGroup the group for which it is from now on; null: the one for which it is
     */
    public Passing giveBack(Person by, Instant place, @Nullable String forGroup) {
        String next = forGroup == null ? group : forGroup;
        return switch (state) {
            case Serving(var holder)
            when isFor(by, holder) -> new Passing.Passed(waitingFor(next, new Waiting(place, Set.of(holder), null)));
            case Robot _, Dormant _
            when by.administrator() ->
                new Passing.Passed(waitingFor(next, new Waiting(place, Set.of(), state.familiar())));
            case Waiting _
            when by.administrator() ->
                Objects.equals(next, group) ? new Passing.ThereAlready() : new Passing.Passed(waitingFor(next, state));
            case Serving _, Robot _, Waiting _, Dormant _ -> Passing.refused(holderOrLast());
            case Expired _, Ended _ -> new Passing.Over();
        };
    }

    /** An administrator wants to have it, whoever has it. */
    public Passing takeOver(String administrator) {
        return switch (state) {
            case Serving(var holder) when holder.equals(administrator) -> new Passing.ThereAlready();
            case Robot _, Waiting _, Serving _, Dormant _ -> new Passing.Passed(givenTo(administrator));
            case Expired _, Ended _ -> new Passing.Over();
        };
    }

    private @Nullable String holderOrLast() {
        return switch (state) {
            case Serving _, Dormant _ -> state.familiar();
            case Robot _, Waiting _, Expired _, Ended _ -> null;
        };
    }

    private Conversation waitingFor(@Nullable String wanted, State next) {
        return new Conversation(id, user, next, wanted, personAsked, personWrote, servedBy);
    }

    /** It has lain in its list for as long as its app lets it. */
    public Conversation endByItself(Instant now) {
        return switch (state) {
            case Robot _, Dormant _ -> in(new Ended(state.familiar(), now));
            case Waiting _, Serving _, Expired _, Ended _ ->
                throw impossible("Only what nobody waits for ends by itself");
        };
    }

    /** Whose it was when they were lost is back. */
    public Conversation comeBackTo(String agentId) {
        return switch (state) {
            case Waiting _, Dormant _ -> givenTo(agentId);
            case Robot _, Serving _, Expired _, Ended _ ->
                throw impossible("Only what nobody has comes back to an agent");
        };
    }

    /** It is assigned to an agent. */
    public Conversation assignTo(String agentId) {
        return switch (state) {
            case Waiting _ -> givenTo(agentId);
            case Robot _, Serving _, Dormant _, Expired _, Ended _ -> throw impossible("Only what waits is assigned");
        };
    }

    /**
     * Its agent is gone, or has said nothing for too long, and its user waits for an answer.
     *
     * @param place when the first message that nobody answered was received
     */
    public Conversation loseAgent(Instant place) {
        return switch (state) {
            case Serving(String agentId) -> in(new Waiting(place, Set.of(agentId), null));
            case Robot _, Waiting _, Dormant _, Expired _, Ended _ ->
                throw impossible("Only an agent's conversation can lose them");
        };
    }

    /** Its agent is gone, or nobody has said anything for a while, and its user has their answer. */
    public Conversation rest() {
        return switch (state) {
            case Serving(String agentId) -> in(new Dormant(agentId));
            case Robot _, Waiting _, Dormant _, Expired _, Ended _ ->
                throw impossible("Only an agent's conversation can come to rest");
        };
    }

    /**
     * The answer with which it came to rest has not reached its user.
     *
     * @param place when the first message that nobody answered was received
     */
    public Conversation wake(Instant place) {
        return switch (state) {
            case Dormant(var lastAgent) -> in(new Waiting(place, Set.of(), lastAgent));
            case Robot _, Waiting _, Serving _, Expired _, Ended _ -> throw impossible("Only what lies still is woken");
        };
    }

    /** Who had it last works for its app no longer. */
    public Conversation forgetAgent() {
        return switch (state) {
            case Dormant _ -> in(new Dormant(null));
            case Robot _, Waiting _, Serving _, Expired _, Ended _ ->
                throw impossible("Only what lies still forgets who had it");
        };
    }

    /** Its user has not written for so long that nothing may be sent to them. */
    public Conversation expire() {
        return switch (state) {
            case Robot _, Dormant _ -> in(new Expired(state.familiar(), false));
            case Waiting _ -> in(new Expired(state.familiar(), true));
            case Serving _, Expired _, Ended _ -> throw impossible("What people have, or is over, does not expire");
        };
    }

    /** A person was asked for or has written: the robot is silent. */
    public boolean personInvolved() {
        return personAsked || personWrote;
    }

    /** Whether the robot may say something of its own accord: a welcome. */
    public boolean robotMaySpeak() {
        return !state.withPeople() && !personInvolved();
    }

    private IllegalStateException impossible(String rule) {
        return new IllegalStateException("%s: %s is %s".formatted(rule, id, state.word()));
    }

    private Conversation givenTo(String agentId) {
        var all = new HashSet<>(servedBy);
        all.add(agentId);
        return new Conversation(id, user, new Serving(agentId), group, personAsked, personWrote, all);
    }

    private Conversation withPersonsWord() {
        return new Conversation(id, user, state, group, personAsked, true, servedBy);
    }

    private Conversation in(State next) {
        return new Conversation(id, user, next, group, personAsked, personWrote, servedBy);
    }
}
