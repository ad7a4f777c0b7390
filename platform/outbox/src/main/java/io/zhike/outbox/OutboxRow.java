package io.zhike.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka.
 *
 * @param topic the topic's name
 * @param key the record's key; rows of one key leave in the order in which they were added
 * @param headers the record's headers
 * @param value the record's value; null for a tombstone
 */
record OutboxRow(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {

    short shard() {
        return Shards.of(key);
    }
}
