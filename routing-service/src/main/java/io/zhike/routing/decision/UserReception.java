package io.zhike.routing.decision;

import io.zhike.events.conversation.ConversationChanged;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What routing knows of a user between two pushes.
 *
 * @param number of the last routed push; 0 before the first
 * @param withPeople people have the conversation
 * @param withPeopleUntil when that ends by itself; null where it does not
 * @param personInvolved in the present conversation a person was asked for or has written: the robot is silent
 * @param lastWelcomeAt when the robot last welcomed the user; null where it never did
 */
public record UserReception(
        long number,
        boolean withPeople,
        @Nullable Instant withPeopleUntil,
        boolean personInvolved,
        @Nullable Instant lastWelcomeAt) {

    /** A user who was never here before. */
    public static final UserReception NEW = new UserReception(0, false, null, false, null);

    private static final Duration BETWEEN_WELCOMES = Duration.ofHours(24);

    boolean isWithPeople(Instant now) {
        return withPeople && (withPeopleUntil == null || now.isBefore(withPeopleUntil));
    }

    boolean mayBeWelcomed(Instant now) {
        boolean lately = lastWelcomeAt != null && now.isBefore(lastWelcomeAt.plus(BETWEEN_WELCOMES));
        return !lately && !personInvolved && !isWithPeople(now);
    }

    /** After the next push was decided so. */
    UserReception after(Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Visit(var welcome) ->
                new UserReception(
                        number + 1,
                        withPeople,
                        withPeopleUntil,
                        personInvolved,
                        welcome.isEmpty() ? lastWelcomeAt : now);
            case Decision.HandedOver _ ->
                new UserReception(number + 1, withPeople, withPeopleUntil, personInvolved, lastWelcomeAt);
            case Decision.WithPeople _ -> toPeople(personInvolved);
            case Decision.SwitchedOff _ -> toPeople(personInvolved);
            case Decision.KeywordFound _ -> toPeople(true);
            case Decision.NoKeyword _ -> new UserReception(number + 1, false, null, personInvolved, lastWelcomeAt);
        };
    }

    /** Until agent-service says otherwise. */
    private UserReception toPeople(boolean involved) {
        return new UserReception(number + 1, true, null, involved, lastWelcomeAt);
    }

    /** After agent-service told who has the conversation; what it told before it knew of our last decision is ignored. */
    UserReception after(ConversationChanged change) {
        if (change.number() < number) {
            return this;
        }
        boolean involved = switch (change.state()) {
            case ROBOT, WAITING, SERVING -> change.personInvolved();
            // The robot may speak again in the next conversation.
            case ENDED -> false;
        };
        return new UserReception(number, change.withPeople(), change.withPeopleUntil(), involved, lastWelcomeAt);
    }
}
