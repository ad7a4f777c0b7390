package io.zhike.routing.robot;

import io.zhike.routing.menu.Menu;
import io.zhike.routing.question.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the robot's talk with a user stands, within one conversation.
 *
 * @param open what the user was last offered to choose from; null for nothing
 * @param fallbacks how many messages in a row the robot did not understand
 * @param lastRule the rule that last gave an answer; null where none did yet
 */
public record Dialogue(
        @Nullable OpenMenu open, int fallbacks, @Nullable Rule lastRule) {

    /** Nothing was said yet. */
    public static final Dialogue NONE = new Dialogue(null, 0, null);

    Optional<OpenMenu> open(Instant now) {
        return Optional.ofNullable(open).filter(menu -> menu.isOpen(now));
    }

    Dialogue answeredBy(Rule rule) {
        return new Dialogue(open, 0, rule);
    }

    public Dialogue showing(Menu menu, Instant now) {
        return new Dialogue(new OpenMenu(menu.id(), List.of(), now), fallbacks, lastRule);
    }

    Dialogue offering(List<Question> questions, Instant now) {
        List<String> ids =
                questions.stream().map(Question::id).filter(Objects::nonNull).toList();
        return new Dialogue(new OpenMenu(null, ids, now), fallbacks, lastRule);
    }

    Dialogue notUnderstood() {
        return new Dialogue(open, fallbacks + 1, lastRule);
    }
}
