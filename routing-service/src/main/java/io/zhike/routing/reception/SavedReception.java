package io.zhike.routing.reception;

/**
 * An app's settings as they are after a change.
 *
 * @param version that they have now
 */
record SavedReception(long version, Reception reception) {}
