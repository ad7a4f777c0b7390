package io.zhike.agent.compliance;

import java.util.Optional;

/**
 * What WeChat's own check (msg_sec_check) says of a text.
 *
 * @param label what WeChat holds it to be, as people read it
 */
public record Opinion(Suggestion suggestion, String label) {

    /** WeChat has not been asked, or has not answered: nothing speaks against the text. */
    public static final Opinion NONE = new Opinion(Suggestion.PASS, "");

    /** WeChat's words. */
    public enum Suggestion {
        PASS,
        /** A person should look at it. */
        REVIEW,
        RISKY
    }

    /** @param action what becomes of a risky text; one that a person should look at is to be confirmed */
    Optional<Finding> against(String text, Action action) {
        if (action == Action.OFF) {
            return Optional.empty();
        }
        return switch (suggestion) {
            case PASS -> Optional.empty();
            case REVIEW -> Optional.of(new Finding(Rule.CONTENT_CHECK, Action.WARN, label, text));
            case RISKY -> Optional.of(new Finding(Rule.CONTENT_CHECK, action, label, text));
        };
    }
}
