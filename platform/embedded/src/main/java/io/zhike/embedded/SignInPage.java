package io.zhike.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page on which a local person signs in; its form goes back to the address that showed it. */
final class SignInPage {

    private static final String PAGE = read();

    private SignInPage() {}

    static String asking() {
        return page("");
    }

    static String refusing() {
        return page("<p role=\"alert\">姓名或密码不正确。<br>The name or the password is wrong.</p>");
    }

    private static String page(String alert) {
        return PAGE.replace("{alert}", alert).replace("{people}", people());
    }

    private static String people() {
        return Arrays.stream(LocalPerson.values())
                .map(person -> """
                        <label><input type="radio" name="username" value="%s" required> %s <small>%s</small></label>
                        """.formatted(person.login(), person.displayName(), person.login()))
                .collect(Collectors.joining());
    }

    private static String read() {
        try (var page = Objects.requireNonNull(SignInPage.class.getResourceAsStream("sign-in.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
