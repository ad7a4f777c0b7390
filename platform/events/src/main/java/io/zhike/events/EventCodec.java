package io.zhike.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events as JSON, with CloudEvents 1.0 headers in binary mode (the CloudEvents Kafka protocol binding). Unknown fields are
 * ignored, so that a writer may be newer than its reader; an unknown type, a missing field and an unknown constant are
 * not.
 */
public final class EventCodec {

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new NullnessIntrospector())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Map<Class<?>, ObjectReader> readers = Arrays.stream(Topic.values())
            .collect(Collectors.toUnmodifiableMap(Topic::family, topic -> json.readerFor(topic.family())));

    /**
     * The event's JSON.
     *
     * @throws IllegalArgumentException where the topic does not carry such an event
     */
    public byte[] write(Topic topic, Event event) {
        topic.typeOf(event);
        try {
            return json.writerFor(topic.family()).writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written as JSON", e);
        }
    }

    /**
     * The event that the bytes hold.
     *
     * @throws UnreadableEventException where they are no event of that family
     */
    public <E extends Event> E read(Class<E> family, byte[] bytes) {
        ObjectReader reader = readers.get(family);
        if (reader == null) {
            throw new IllegalArgumentException("No topic carries " + family);
        }
        try {
            E event = reader.readValue(bytes);
            if (event == null) {
                throw new UnreadableEventException("null");
            }
            event.user();
            return event;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEventException(e);
        }
    }

    /**
     * The record's headers: CloudEvents attributes and the content type, in a fixed order.
     *
     * @param service the name of the service that speaks, {@code gateway} for example
     */
    public Map<String, String> headers(Topic topic, Event event, String service) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id().toString());
        headers.put("ce_type", topic.typeOf(event));
        headers.put("ce_source", "/zhike/" + service);
        headers.put("ce_time", event.time().toString());
        headers.put("ce_subject", event.user().recordKey());
        headers.put("content-type", "application/json");
        return headers;
    }
}
