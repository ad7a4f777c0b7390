package io.zhike.system;

import io.zhike.hostile.TargetApp;
import io.zhike.hostile.TargetApp.Format;
import io.zhike.hostile.TargetApp.Mode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An app whose secrets stand nowhere by chance. */
record CanaryApp(String id, Format format, Mode mode, String secret, String token, String encodingAesKey) {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    static CanaryApp of(String id, Format format, Mode mode) {
        // The longest Token that WeChat takes, and characters that a URL encodes.
        return new CanaryApp(id, format, mode, random(32) + "+%=", random(32), random(20) + "+" + random(20) + "/E");
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, CHARACTERS.length())
                .mapToObj(at -> CHARACTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    /** As the services read them. */
    String properties() {
        return """
                zhike.apps."%1$s".name=%1$s
                zhike.apps."%1$s".secret=%2$s
                zhike.apps."%1$s".token=%3$s
                zhike.apps."%1$s".encoding-aes-key=%4$s
                zhike.apps."%1$s".format=%5$s
                zhike.apps."%1$s".mode=%6$s
                """.formatted(
                        id,
                        secret,
                        token,
                        encodingAesKey,
                        format.name().toLowerCase(Locale.ROOT),
                        mode.name().toLowerCase(Locale.ROOT));
    }

    TargetApp target() {
        return new TargetApp(id, token, encodingAesKey, format, mode);
    }

    List<Canary> canaries() {
        return List.of(
                new Canary("AppSecret of " + id, secret),
                new Canary("Token of " + id, token),
                new Canary("EncodingAESKey of " + id, encodingAesKey));
    }

    @Override
    public String toString() {
        return id;
    }
}
