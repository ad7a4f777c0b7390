package io.zhike.outbox.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service could not take, as it came. On Kafka its key is its {@link #place()}, its value the record's
 * own; the record's headers stay, and what is told here goes into headers of the prefix {@code zhike_dead_letter_}.
 *
 * @param topic where it came from
 * @param partition where it came from
 * @param offset where it came from
 * @param key the record's own key; null where it had none
 * @param recordHeaders the record's own headers, read as UTF-8
 * @param value the record's own value; empty where it had none
 * @param reason the kind of failure; never what the record holds
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> recordHeaders,
        byte[] value,
        String reason) {

    private static final String PREFIX = "zhike_dead_letter_";
    private static final String SERVICE = PREFIX + "service";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String KEY = PREFIX + "key";
    private static final String REASON = PREFIX + "reason";

    /** Not the record's: the Kafka client of Quarkus notes its own things there. */
    private static final String CLIENTS_OWN = "__smallrye_";

    private static final int SHOWN_OF_USER = 4;

    /** The record that came and why it could not be taken. */
    public static DeadLetter of(ConsumerRecord<String, byte[]> record, String reason) {
        return new DeadLetter(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                own(record.headers()),
                record.value() == null ? new byte[0] : record.value(),
                reason);
    }

    /** Whether a record of {@code zhike.dead-letters} holds a letter. */
    static boolean isIn(ConsumerRecord<String, byte[]> record) {
        return Stream.of(SERVICE, TOPIC, PARTITION, OFFSET, REASON)
                .allMatch(name -> header(record.headers(), name) != null);
    }

    /** The letter that a record of {@code zhike.dead-letters} holds. */
    static DeadLetter read(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        return new DeadLetter(
                required(headers, TOPIC),
                Integer.parseInt(required(headers, PARTITION)),
                Long.parseLong(required(headers, OFFSET)),
                header(headers, KEY),
                own(headers),
                record.value(),
                required(headers, REASON));
    }

    /** Who could not take the record that this record of {@code zhike.dead-letters} holds. */
    static String service(ConsumerRecord<String, byte[]> record) {
        return required(record.headers(), SERVICE);
    }

    /** {@code topic/partition/offset}: what names this letter. */
    public String place() {
        return topic + '/' + partition + '/' + offset;
    }

    /** The key for people's eyes: the app, and as much of the user as tells two apart. */
    String maskedKey() {
        if (key == null) {
            return "-";
        }
        int user = key.indexOf(':') + 1;
        return key.substring(0, Math.min(key.length(), user + SHOWN_OF_USER)) + "***";
    }

    /**
     * The headers under which it travels.
     *
     * @param service who could not take it
     */
    public Map<String, String> headers(String service) {
        Map<String, String> headers = new LinkedHashMap<>(recordHeaders);
        headers.put(SERVICE, service);
        headers.put(TOPIC, topic);
        headers.put(PARTITION, Integer.toString(partition));
        headers.put(OFFSET, Long.toString(offset));
        headers.put(REASON, reason);
        if (key != null) {
            headers.put(KEY, key);
        }
        return headers;
    }

    private static Map<String, String> own(Headers headers) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Header header : headers) {
            String name = header.key();
            if (header.value() != null && !name.startsWith(PREFIX) && !name.startsWith(CLIENTS_OWN)) {
                own.put(name, new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return own;
    }

    private static String required(Headers headers, String name) {
        return Objects.requireNonNull(header(headers, name), name);
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
