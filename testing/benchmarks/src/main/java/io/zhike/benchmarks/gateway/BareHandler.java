package io.zhike.benchmarks.gateway;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The least that could answer a push: it writes the body to Kafka as it came. It checks nothing, decrypts nothing, and
 * knows no keys.
 */
final class BareHandler {

    private BareHandler() {}

    public static void main(String[] arguments) {
        KafkaServer.serve(
                arguments,
                Map.of(ProducerConfig.LINGER_MS_CONFIG, 0),
                (topic, request, body) -> new ProducerRecord<>(topic, body));
    }
}
