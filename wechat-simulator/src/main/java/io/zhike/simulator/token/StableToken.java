package io.zhike.simulator.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one app. Everyone gets the same one until its last 5 minutes; then a new one is issued, and both
 * work. A forced refresh kills the old one, 20 times a day. Source: WeChat's page on {@code stable_token}.
 */
final class StableToken {

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final int FORCED_A_DAY = 20;
    private static final int RANDOM_BYTES = 384;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private @Nullable Granted current;
    private @Nullable Granted former;
    private LocalDate forcedOn = LocalDate.EPOCH;
    private int forced;

    sealed interface Issued {}

    /** 512 characters, as WeChat asks callers to make room for. */
    record Granted(String token, Instant expiresAt) implements Issued {

        @Override
        public String toString() {
            return "Granted[token=***, expiresAt=" + expiresAt + "]";
        }
    }

    record TooManyForced() implements Issued {}

    enum Check {
        VALID,
        EXPIRED,
        UNKNOWN
    }

    synchronized Issued issue(boolean force, Instant now) {
        if (force) {
            return force(now);
        }
        if (current == null || !now.isBefore(current.expiresAt().minus(OVERLAP))) {
            former = current;
            current = fresh(now);
        }
        return current;
    }

    private Issued force(Instant now) {
        var today = LocalDate.ofInstant(now, CHINA);
        if (!today.equals(forcedOn)) {
            forcedOn = today;
            forced = 0;
        }
        if (forced == FORCED_A_DAY) {
            return new TooManyForced();
        }
        forced++;
        former = null;
        current = fresh(now);
        return current;
    }

    synchronized Check check(String token, Instant now) {
        var granted = current != null && current.token().equals(token) ? current : former;
        if (granted == null || !granted.token().equals(token)) {
            return Check.UNKNOWN;
        }
        return now.isBefore(granted.expiresAt()) ? Check.VALID : Check.EXPIRED;
    }

    private static Granted fresh(Instant now) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return new Granted(Base64.getUrlEncoder().withoutPadding().encodeToString(random), now.plus(LIFETIME));
    }
}
