package io.zhike.routing.robot;

import io.zhike.events.routed.MessageRouted.Reason;

/**
 * A rule that counted.
 *
 * @param kind what kind of rule it is
 * @param id tells it from others of its kind, also when its operators rename it
 * @param name as its operators wrote it
 */
public record Rule(Reason kind, String id, String name) {}
