package io.zhike.routing.decision;

import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.routing.entry.EntryRule;
import io.zhike.routing.robot.Dialogue;
import io.zhike.routing.statistics.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What routing knows of a user between two pushes.
 *
 * @param number of the last routed push; 0 before the first
 * @param withPeople people have the conversation
 * @param withPeopleUntil when that ends by itself; null where it does not
 * @param personInvolved in the present conversation a person was asked for or has written: the robot is silent
 * @param lastWelcomeAt when the robot last welcomed the user; null where it never did
 * @param entry the page that the user last came from; null where no rule is about it
 * @param dialogue how the robot's talk with the user stands
 */
public record UserReception(
        long number,
        boolean withPeople,
        @Nullable Instant withPeopleUntil,
        boolean personInvolved,
        @Nullable Instant lastWelcomeAt,
        @Nullable Entry entry,
        Dialogue dialogue) {

    /** A user who was never here before. */
    public static final UserReception NEW = new UserReception(0, false, null, false, null, null, Dialogue.NONE);

    private static final Duration BETWEEN_WELCOMES = Duration.ofHours(24);

    /** The same user as one of whom nothing is known but how many pushes they made. */
    UserReception forgotten() {
        return new UserReception(number, false, null, false, null, null, Dialogue.NONE);
    }

    boolean isWithPeople(Instant now) {
        return withPeople && (withPeopleUntil == null || now.isBefore(withPeopleUntil));
    }

    /** What people have for a while only involves them no longer than that. */
    boolean isPersonInvolved(Instant now) {
        return personInvolved && (withPeopleUntil == null || now.isBefore(withPeopleUntil));
    }

    boolean mayBeWelcomed(Instant now) {
        boolean lately = lastWelcomeAt != null && now.isBefore(lastWelcomeAt.plus(BETWEEN_WELCOMES));
        return !lately && !isPersonInvolved(now) && !isWithPeople(now);
    }

    /** The rule about the page that they came from a short while ago, by id; null where there is none. */
    @Nullable
    String entryRule(Instant now) {
        return entry != null && entry.counts(now) ? entry.rule() : null;
    }

    /** After the next push was decided so. */
    public UserReception after(Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Visit visit -> afterVisit(visit, now);
            case Decision.HandedOver _ -> next(withPeople, withPeopleUntil, personInvolved, dialogue);
            // Until agent-service says otherwise.
            case Decision.WithPeople(var beside) ->
                toPeople(isPersonInvolved(now), beside == null ? dialogue : beside.after());
            case Decision.SwitchedOff off ->
                toPeople(
                        isPersonInvolved(now),
                        off.beside() == null ? dialogue : off.beside().after());
            case Decision.PersonAsked _, Decision.GivenUp _ -> toPeople(true, Dialogue.NONE);
            case Decision.ByRobot(var reply) -> next(false, null, isPersonInvolved(now), reply.after());
            case Decision.Silent _ -> next(false, null, isPersonInvolved(now), dialogue);
        };
    }

    private UserReception afterVisit(Decision.Visit visit, Instant now) {
        EntryRule rule = visit.entry();
        return new UserReception(
                number + 1,
                withPeople,
                withPeopleUntil,
                personInvolved,
                visit.replies().isEmpty() ? lastWelcomeAt : now,
                rule == null || rule.id() == null ? null : new Entry(rule.id(), now),
                visit.dialogue());
    }

    private UserReception toPeople(boolean involved, Dialogue after) {
        return next(true, null, involved, after);
    }

    private UserReception next(boolean people, @Nullable Instant until, boolean involved, Dialogue after) {
        return new UserReception(number + 1, people, until, involved, lastWelcomeAt, entry, after);
    }

    /** How the conversation ends by a change in which the robot answered; empty where it goes on, or was counted before. */
    Optional<Outcome> outcome(ConversationChanged change) {
        if (change.number() < number) {
            return Optional.empty();
        }
        if (change.personInvolved()) {
            return Optional.of(Outcome.WITH_PERSON);
        }
        return isOver(change.state()) && change.robot() && !withPeople
                ? Optional.of(Outcome.WITHOUT_PERSON)
                : Optional.empty();
    }

    private static boolean isOver(State state) {
        return switch (state) {
            case ROBOT, WAITING, SERVING, DORMANT -> false;
            case EXPIRED, ENDED -> true;
        };
    }

    /** After agent-service told who has the conversation; what it told before it knew of our last decision is ignored. */
    UserReception after(ConversationChanged change) {
        if (change.number() < number) {
            return this;
        }
        // The robot may speak again in the next conversation, once people have this one no longer.
        boolean over = isOver(change.state());
        boolean involved = change.personInvolved() && (!over || change.withPeople());
        return new UserReception(
                number,
                change.withPeople(),
                change.withPeopleUntil(),
                involved,
                lastWelcomeAt,
                entry,
                over || involved ? Dialogue.NONE : dialogue);
    }
}
