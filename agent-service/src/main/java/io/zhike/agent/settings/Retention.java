package io.zhike.agent.settings;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How long an app keeps what is said; as JSON, what is left out has the value that a new app has.
 *
 * @param messages conversations after their last message, with everything about them; users after they were seen last
 * @param media pictures of both sides
 * @param audit who did what; six months at least
 */
public record Retention(
        @NotNull @DurationMin(days = 1) Duration messages,
        @NotNull @DurationMin(days = 1) Duration media,
        @NotNull @DurationMin(days = SIX_MONTHS) Duration audit) {

    static final int SIX_MONTHS = 184; // in days, the longest that they can be

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    /** What a new app has. */
    public static final Retention INITIAL = new Retention(HALF_A_YEAR, HALF_A_YEAR, Duration.ofDays(SIX_MONTHS));

    public Retention {
        messages = messages == null ? HALF_A_YEAR : messages;
        media = media == null ? HALF_A_YEAR : media;
        audit = audit == null ? Duration.ofDays(SIX_MONTHS) : audit;
    }
}
