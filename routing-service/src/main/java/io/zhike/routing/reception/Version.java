package io.zhike.routing.reception;

import java.time.Instant;

/**
 * Who changed what when.
 *
 * @param version counts the changes from 1
 * @param part what was changed
 */
public record Version(long version, Instant changedAt, String changedBy, Part part) {}
