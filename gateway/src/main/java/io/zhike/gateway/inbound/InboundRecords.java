package io.zhike.gateway.inbound;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events as records: key, CloudEvents headers, W3C trace context, JSON. */
@Singleton
public class InboundRecords {

    private final EventCodec codec = new EventCodec();
    private final TextMapPropagator traceContext;
    private final String service;

    InboundRecords(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.application.name") String service) {
        traceContext = telemetry.getPropagators().getTextMapPropagator();
        this.service = service;
    }

    public ProducerRecord<String, byte[]> of(InboundEvent event, Context trace) {
        var kafkaRecord = new ProducerRecord<>(
                Topic.INBOUND.topicName(), event.user().recordKey(), codec.write(Topic.INBOUND, event));
        codec.headers(Topic.INBOUND, event, service).forEach((name, value) -> addHeader(kafkaRecord, name, value));
        traceContext.inject(trace, kafkaRecord, InboundRecords::addHeader);
        return kafkaRecord;
    }

    private static void addHeader(ProducerRecord<String, byte[]> kafkaRecord, String name, String value) {
        kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
