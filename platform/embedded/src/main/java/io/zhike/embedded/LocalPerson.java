package io.zhike.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who can sign in to the local provider. The password is the login name. */
public enum LocalPerson {
    LI("小李", "agent"),
    WANG("小王", "agent"),
    ZHAO("小赵", "agent"),
    ADMIN("管理员", "admin");

    private final String displayName;
    private final String role;

    LocalPerson(String displayName, String role) {
        this.displayName = displayName;
        this.role = role;
    }

    /** The login name, which is also the subject of the person's tokens. */
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return displayName;
    }

    /** Empty unless there is such a person and the password is right. */
    static Optional<LocalPerson> signIn(String login, String password) {
        return named(login).filter(person -> person.login().equals(password));
    }

    static Optional<LocalPerson> named(String login) {
        return Arrays.stream(values())
                .filter(person -> person.login().equals(login))
                .findFirst();
    }

    Map<String, Object> claims() {
        return Map.of(
                "preferred_username",
                login(),
                "name",
                displayName,
                "email",
                login() + "@example.com",
                "email_verified",
                true,
                "roles",
                List.of(role));
    }
}
