package io.zhike.agent.compliance;

import io.zhike.agent.transcript.Letters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An app's settings, ready to check by.
 *
 * @param version counts the changes of the settings; 0 where nobody has changed them yet
 * @param words the rules that are told by words
 */
record Guard(long version, Compliance settings, List<WordsGuard> words) {

    Guard {
        words = List.copyOf(words);
    }

    static Guard of(long version, Compliance settings) {
        return new Guard(
                version,
                settings,
                Stream.of(
                                WordsGuard.of(Rule.HARASSMENT, settings.harassment()),
                                WordsGuard.of(Rule.MARKETING, settings.marketing()),
                                WordsGuard.of(Rule.ILLEGAL, settings.illegal()),
                                WordsGuard.of(Rule.INDUCEMENT, settings.inducement()))
                        .filter(words -> words.action != Action.OFF)
                        .toList());
    }

    /** The rules that the text breaks by its words. */
    List<Finding> inWords(String text) {
        Letters letters = Letters.of(text);
        return words.stream()
                .flatMap(rule -> rule.firstIn(letters).map(phrase -> rule.broken(phrase, text)).stream())
                .toList();
    }

    /** One of them. */
    record WordsGuard(Rule rule, Action action, Phrases phrases) {

        static WordsGuard of(Rule rule, WordRule words) {
            return new WordsGuard(rule, words.action(), new Phrases(words.phrases()));
        }

        Optional<String> firstIn(Letters text) {
            return phrases.firstIn(text);
        }

        Finding broken(String phrase, String text) {
            return new Finding(rule, action, phrase, text);
        }
    }
}
