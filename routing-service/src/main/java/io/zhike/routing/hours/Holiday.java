package io.zhike.routing.hours;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Days on which nobody receives.
 *
 * @param from the first one
 * @param until the last one; {@code from} where left out
 */
public record Holiday(
        @NotBlank @Size(max = 100) String name, @NotNull LocalDate from, LocalDate until) {

    public Holiday {
        until = until == null ? from : until;
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
