package io.zhike.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** As many agents as a test wants, {@code crowd-1} and so on: they have tokens, and are on no sign-in page. */
final class Crowd {

    private static final Pattern LOGIN = Pattern.compile("crowd-\\d{1,6}");

    private Crowd() {}

    static String login(int number) {
        return "crowd-" + number;
    }

    static boolean has(String login) {
        return LOGIN.matcher(login).matches();
    }

    /** Empty where the login is no one's. */
    static Optional<Map<String, Object>> claims(String login) {
        return has(login)
                ? Optional.of(Map.of("preferred_username", login, "name", login, "roles", List.of("agent")))
                : Optional.empty();
    }
}
