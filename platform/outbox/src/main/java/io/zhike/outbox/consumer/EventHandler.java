package io.zhike.outbox.consumer;

import io.zhike.events.Event;
import io.zhike.events.UserKey;
import java.util.List;
import java.util.SortedSet;

/**
 * What a service does with the events of one topic. All methods run in the batch's transaction and may run again with
 * the same events when that rolls back.
 *
 * @param <E> the topic's family
 */
public interface EventHandler<E extends Event> {

    /** The topic's family. */
    Class<E> family();

    /** Locks the state rows of the batch's users, in their order: see {@link io.zhike.outbox.UserRows}. */
    void lock(SortedSet<UserKey> users);

    /**
     * The users are locked: what the events need of the tables can be read at once.
     *
     * @param events those that will be {@linkplain #handle handled}, in that order
     */
    default void prepare(List<E> events) {}

    /** Takes one event, which this service has not taken before. Events come in their partition's order. */
    void handle(E event);

    /** The batch's events are all taken: what was gathered from them can be written at once. */
    default void complete() {}
}
