package io.zhike.agent.compliance;

import java.util.List;

/**
 * A rule that a text breaks by holding one of these phrases.
 *
 * @param phrases compared letter by letter, whatever stands between the letters; {@value Phrase#GAP} stands for up to
 *     {@value Phrase#LONGEST_GAP} of them
 */
public record WordRule(Action action, List<String> phrases) {

    public WordRule {
        phrases = List.copyOf(phrases);
    }
}
