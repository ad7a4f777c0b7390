package io.zhike.routing.menu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A choice, as WeChat sends it back when it is tapped: {@code menu:<menu>:<number>}.
 *
 * @param number from 1
 */
public record ChoiceId(String menu, int number) {

    private static final Pattern FORM = Pattern.compile("menu:([A-Za-z0-9_-]+):(\\d{1,3})");

    /** Reads one; empty where the text is null or something else. */
    public static Optional<ChoiceId> in(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(found -> new ChoiceId(found.group(1), Integer.parseInt(found.group(2))));
    }

    public String text() {
        return "menu:%s:%d".formatted(menu, number);
    }
}
