package io.zhike.benchmarks.routing;

import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes users' messages as the gateway does. */
final class Inbox implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final int users;
    private int visits;

    /** @param users who write in each turn */
    Inbox(String kafka, int users) {
        this.users = users;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** So many messages of new users, who write one after the other, each several times. Returns when Kafka has them. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is missing is missed
    void fill(String topic, int messages) {
        visits++;
        for (var number = 0; number < messages; number++) {
            producer.send(written(topic, message(number)));
        }
        producer.flush();
    }

    private UserMessage message(int number) {
        var now = Instant.now();
        return new UserMessage(
                UUID.randomUUID(),
                Shop.APP,
                "oBench-turn%06d-user%06d".formatted(visits, number % users),
                now,
                now,
                Long.toString(24_000_000_000_000_000L + number),
                new MessageContent.Text(Shop.text(number)),
                null,
                false);
    }

    private ProducerRecord<String, byte[]> written(String topic, UserMessage message) {
        var written = new ProducerRecord<>(topic, message.user().recordKey(), codec.write(Topic.INBOUND, message));
        codec.headers(Topic.INBOUND, message, "gateway")
                .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
