package io.zhike.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to one user of one mini program, as it travels on Kafka. Each topic has one sealed family of
 * events; a reader that meets unknown fields ignores them.
 */
public interface Event {

    /**
     * This event's own id, the same however often it is delivered: consumers take an id once. Never the id of a reply.
     */
    UUID id();

    /** The mini program's app id, {@code wx...}. */
    String appId();

    /** The user's id within that mini program. */
    String openId();

    /** When it happened, by the clock of the service that says so; travels as {@code ce_time}. */
    Instant time();

    /** The user it happened to: the key of its record, which puts all of one user's events into one partition. */
    default UserKey user() {
        return new UserKey(appId(), openId());
    }
}
