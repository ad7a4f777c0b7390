package io.zhike.routing.hours;

import java.time.Instant;

/**
 * Nobody receives.
 *
 * @param until the first moment at which people do again
 * @param everyWeek whether the usual week has it; this is then the first time
 */
public record Closure(Instant from, Instant until, boolean everyWeek) {}
