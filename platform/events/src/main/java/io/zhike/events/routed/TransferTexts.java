package io.zhike.events.routed;

import org.jspecify.annotations.Nullable;

/**
 * The texts of which whoever asks for a person reads one; agent-service knows which fits.
 *
 * @param assigned someone takes the conversation; null where that is not announced (the switch is off)
 * @param queued all are busy; {@code {ahead}} stands for the number of users before this one
 * @param offline nobody is online
 * @param closed it is outside business hours
 */
public record TransferTexts(@Nullable String assigned, String queued, String offline, String closed) {}
