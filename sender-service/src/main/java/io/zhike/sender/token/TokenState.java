package io.zhike.sender.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an app stands with its access token. Only {@link Refreshing} has a request under way and takes its answer, so that
 * there is one.
 */
sealed interface TokenState {

    /**
     * There is no token.
     *
     * @param askFrom nobody asks for one earlier
     */
    record Initial(Instant askFrom, int failures) implements TokenState {}

    /**
     * WeChat is being asked for one.
     *
     * @param inUse the one that is used until then; null where there is none
     */
    record Refreshing(@Nullable AccessToken inUse, int failures) implements TokenState {

        /** WeChat gave a token. */
        Steady granted(AccessToken token) {
            return new Steady(token, token.refreshAt(), 0);
        }

        /** WeChat gave none: it is asked again after the pause, and what is still valid is used until then. */
        TokenState failed(Instant now, Duration pause) {
            int failed = failures + 1;
            return usableAt(now)
                    .<TokenState>map(token -> new Steady(token, now.plus(pause), failed))
                    .orElseGet(() -> new Initial(now.plus(pause), failed));
        }
    }

    /**
     * There is a token.
     *
     * @param refreshAt when to ask for the next one
     */
    record Steady(AccessToken token, Instant refreshAt, int failures) implements TokenState {}

    /** Before the first request, which may be made at once. */
    static TokenState initial() {
        return new Initial(Instant.EPOCH, 0);
    }

    /** The token to call WeChat with; empty where there is none now. */
    default Optional<AccessToken> usableAt(Instant now) {
        return switch (this) {
            case Initial _ -> Optional.empty();
            case Refreshing refreshing -> Optional.ofNullable(refreshing.inUse).filter(token -> token.isValidAt(now));
            case Steady steady -> Optional.of(steady.token).filter(token -> token.isValidAt(now));
        };
    }

    /** The state in which WeChat is asked; empty where it is not the time for that. */
    default Optional<Refreshing> refreshingAt(Instant now) {
        return switch (this) {
            case Initial(Instant askFrom, int failures) ->
                now.isBefore(askFrom) ? Optional.empty() : Optional.of(new Refreshing(null, failures));
            case Refreshing _ -> Optional.empty();
            case Steady(AccessToken token, Instant refreshAt, int failures) ->
                now.isBefore(refreshAt) ? Optional.empty() : Optional.of(new Refreshing(token, failures));
        };
    }

    /**
     * WeChat did not take the token: it is not used again, and the next one may be asked for, but not within a second of
     * the one before, whatever WeChat says of that.
     */
    default TokenState rejected(AccessToken token) {
        return switch (this) {
            case Steady steady
            when steady.token.equals(token) -> new Initial(token.grantedAt().plusSeconds(1), steady.failures);
            case Refreshing refreshing when token.equals(refreshing.inUse) -> new Refreshing(null, refreshing.failures);
            case Initial _, Steady _, Refreshing _ -> this;
        };
    }

    /** How often in a row WeChat gave none. */
    int failures();
}
