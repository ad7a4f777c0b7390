package io.zhike.routing.hours;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;

/** The spans of each day of a usual week; a day that is left out is closed. */
public record Week(
        @Size(max = 10) List<@NotNull @Valid Span> monday,
        @Size(max = 10) List<@NotNull @Valid Span> tuesday,
        @Size(max = 10) List<@NotNull @Valid Span> wednesday,
        @Size(max = 10) List<@NotNull @Valid Span> thursday,
        @Size(max = 10) List<@NotNull @Valid Span> friday,
        @Size(max = 10) List<@NotNull @Valid Span> saturday,
        @Size(max = 10) List<@NotNull @Valid Span> sunday) {

    public Week {
        monday = monday == null ? List.of() : monday;
        tuesday = tuesday == null ? List.of() : tuesday;
        wednesday = wednesday == null ? List.of() : wednesday;
        thursday = thursday == null ? List.of() : thursday;
        friday = friday == null ? List.of() : friday;
        saturday = saturday == null ? List.of() : saturday;
        sunday = sunday == null ? List.of() : sunday;
    }

    public List<Span> on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }
}
