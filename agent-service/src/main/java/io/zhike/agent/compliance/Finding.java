package io.zhike.agent.compliance;

import org.jspecify.annotations.Nullable;

/**
 * A rule that a text breaks.
 *
 * @param found the phrase in it that does, as an administrator wrote it, or what was found out otherwise
 * @param field of the robot's settings, which has the text; null for a reply
 */
record Finding(
        Rule rule,
        Action action,
        String found,
        String text,
        @Nullable String field) {

    Finding(Rule rule, Action action, String found, String text) {
        this(rule, action, found, text, null);
    }

    Finding inField(String settingsField) {
        return new Finding(rule, action, found, text, settingsField);
    }
}
