package io.zhike.outbox;

/**
 * The outbox's shards. A relay holds one shard's advisory lock while it publishes; more shards mean more relays at work
 * and more connections held.
 */
final class Shards {

    /** Fixed by the rows that are stored: to change it, drain the outbox first. */
    static final int COUNT = 4;

    private Shards() {}

    static short of(String key) {
        return (short) Math.floorMod(key.hashCode(), COUNT);
    }
}
