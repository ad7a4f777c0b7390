package io.zhike.gateway.inbound;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/** The clients of the installation's Kafka ({@code kafka.*}). */
public class KafkaConnection {

    private static final Duration WECHAT_WAITS = Duration.ofSeconds(5);
    private static final int ANSWER_WITHIN_MS = 2_000;

    private final Config settings;
    private final Duration deadline;

    KafkaConnection(Config settings, InboundConfig inbound) {
        this.settings = settings;
        deadline = inbound.kafkaDeadline();
        if (!deadline.isPositive() || deadline.compareTo(WECHAT_WAITS) >= 0) {
            var key = "zhike.gateway.kafka-deadline";
            throw new ConfigurationException(
                    key + ": more than 0 and less than the 5 s that WeChat waits", Set.of(key));
        }
    }

    /** A producer whose {@code send} never waits: what cannot be taken at once fails at once. */
    @Produces
    @Singleton
    Producer<String, byte[]> producer() {
        var producer = given(ProducerConfig.configNames());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // A producer forgets a topic that was idle for this long, and the next send would have to wait for it.
        producer.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(3650).toMillis());
        // What was answered 503 is sent again by WeChat; a broker that is silent gets half of the time.
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deadline.toMillis());
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) deadline.toMillis() / 2);
        return new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer that never gives up on a record. Whoever asks for it closes it. */
    public Producer<String, byte[]> lastingProducer() {
        var producer = given(ProducerConfig.configNames());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) deadline.toMillis());
        return new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer());
    }

    @Produces
    @Singleton
    Admin admin() {
        var admin = given(AdminClientConfig.configNames());
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        return Admin.create(admin);
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(deadline);
    }

    void close(@Disposes Admin admin) {
        admin.close(Duration.ZERO);
    }

    /** Those of a client's settings that the installation gives, under {@code kafka.}. */
    private Map<String, Object> given(Set<String> names) {
        var given = new HashMap<String, Object>();
        for (var name : names) {
            settings.getOptionalValue("kafka." + name, String.class).ifPresent(value -> given.put(name, value));
        }
        return given;
    }
}
