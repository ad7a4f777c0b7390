package io.zhike.quota.policy;

import java.time.Instant;

/**
 * Figures that replace others.
 *
 * @param from what users do from then on, by WeChat's clock, grants by them
 */
public record FiguresChange(Instant from, Figures figures) {}
