package io.zhike.routing.hours;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** 调休: a day with hours of its own, whatever the week or a holiday says. */
public record ExtraDay(
        @NotNull LocalDate date, @NotEmpty @Size(max = 10) List<@NotNull @Valid Span> spans) {}
