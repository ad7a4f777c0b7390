package io.zhike.agent.canned;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a canned text leaves open, written as {@code {昵称}} or {@code {nickName}}. */
enum Variable {
    /** 用户自报, for nobody shows a user what the desk calls them. */
    NICK_NAME("昵称", "nickName"),
    /** Whoever is about to send it. */
    AGENT("客服", "agent"),
    APP("小程序", "app");

    private static final Pattern WRITTEN = Pattern.compile("\\{([^{}]*)\\}");

    private final List<String> names;

    Variable(String... names) {
        this.names = List.of(names);
    }

    private static Optional<Variable> named(MatchResult written) {
        return Arrays.stream(values())
                .filter(variable -> variable.names.contains(written.group(1).strip()))
                .findFirst();
    }

    /** The first one in a text that means nothing, as it is written; empty where there is none. */
    static Optional<String> firstUnknownIn(String text) {
        return WRITTEN.matcher(text)
                .results()
                .filter(written -> named(written).isEmpty())
                .map(MatchResult::group)
                .findFirst();
    }

    /** The text with their values in their places. */
    static String fill(String text, Function<Variable, String> values) {
        return WRITTEN.matcher(text)
                .replaceAll(written ->
                        Matcher.quoteReplacement(named(written).map(values).orElseGet(written::group)));
    }
}
