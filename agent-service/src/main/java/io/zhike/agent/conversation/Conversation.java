package io.zhike.agent.conversation;

import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.HashSet;
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

    /** The user writes. */
    public Receipt receive(Arrival arrival) {
        State next = switch (state) {
            case Robot _ ->
                arrival.forPeople() || arrival.heldBy() != null
                        ? new Waiting(arrival.at(), Set.of(), arrival.heldBy())
                        : state;
            case Waiting waiting -> waiting.familiar() == null ? waiting.knownTo(arrival.heldBy()) : waiting;
            case Serving _ -> state;
            case Ended _ -> throw impossible("An ended conversation receives nothing");
        };
        var after = new Conversation(
                id, user, next, wanted(arrival), personAsked || arrival.asksForPerson(), personWrote, servedBy);
        boolean asDecided = next.withPeople() == arrival.forPeople();
        boolean robotSpeaks = asDecided && arrival.heldBy() == null && !personInvolved();
        return new Receipt(after, asDecided, robotSpeaks);
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
            case Ended _ -> new Acceptance.Over();
        };
    }

    private Acceptance take(Person person) {
        return person.present() ? new Acceptance.Accepted(givenTo(person.id())) : new Acceptance.Absent();
    }

    /** Someone wants to say something in it. */
    public Answer answer(Person person) {
        return switch (accept(person)) {
            case Acceptance.Accepted(Conversation taken) -> new Answer.Spoken(taken.withPersonsWord(), false);
            case Acceptance.HeldAlready _ -> new Answer.Spoken(withPersonsWord(), false);
            case Acceptance.HeldBy(String agentId) ->
                person.administrator() ? new Answer.Spoken(withPersonsWord(), true) : new Answer.HeldBy(agentId);
            case Acceptance.Over _ -> new Answer.Over();
            case Acceptance.Absent _ -> new Answer.Absent();
        };
    }

    /**
     * Someone wants to say something when the user writes next: nothing changes now. What has ended takes words only from
     * who served in it.
     */
    public Answer hold(Person person) {
        return switch (state) {
            case Robot _, Waiting _ -> new Answer.Spoken(this, false);
            case Serving(String agentId) when agentId.equals(person.id()) -> new Answer.Spoken(this, false);
            case Serving(String agentId) ->
                person.administrator() ? new Answer.Spoken(this, true) : new Answer.HeldBy(agentId);
            case Ended _ ->
                person.administrator() || servedBy.contains(person.id())
                        ? new Answer.Spoken(this, false)
                        : new Answer.Over();
        };
    }

    /** Someone wants to end it. */
    public Ending end(Person person) {
        return switch (state) {
            case Robot _, Waiting _ -> person.administrator() ? ended() : new Ending.HeldByNobody();
            case Serving(String agentId) ->
                person.administrator() || agentId.equals(person.id()) ? ended() : new Ending.HeldBy(agentId);
            case Ended _ -> new Ending.DoneAlready();
        };
    }

    private Ending ended() {
        return new Ending.Done(in(new Ended(state.holder())));
    }

    /** It is assigned to an agent. */
    public Conversation assignTo(String agentId) {
        return switch (state) {
            case Waiting _ -> givenTo(agentId);
            case Robot _, Serving _, Ended _ -> throw impossible("Only what waits is assigned");
        };
    }

    /**
     * Its agent is gone.
     *
     * @param place when the first message that nobody answered was received
     */
    public Conversation loseAgent(Instant place) {
        return switch (state) {
            case Serving(String agentId) -> in(new Waiting(place, Set.of(agentId), null));
            case Robot _, Waiting _, Ended _ -> throw impossible("Only an agent's conversation can lose them");
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
