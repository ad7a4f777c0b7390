package io.zhike.benchmarks.quota;

import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks for replies as agent-service does. */
final class Requests implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final StoredUsers users;

    Requests(String kafka, StoredUsers users) {
        this.users = users;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** So many requests for any of the users. Returns when Kafka has them. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is missing is missed
    void fill(int number) {
        for (var request = 0; request < number; request++) {
            producer.send(written(request()));
        }
        producer.flush();
    }

    private ReplyRequested request() {
        return new ReplyRequested(
                UUID.randomUUID(),
                StoredUsers.APP,
                users.any(),
                UUID.randomUUID(),
                Instant.now(),
                ReplySource.AGENT,
                new ReplyContent.Text("您好，您的订单今天已经发出，预计后天送到，请注意查收。"),
                null,
                null);
    }

    private ProducerRecord<String, byte[]> written(ReplyRequested request) {
        var topic = Topic.OUTBOUND_REQUESTED;
        var written = new ProducerRecord<>(topic.topicName(), request.user().recordKey(), codec.write(topic, request));
        codec.headers(topic, request, "agent-service")
                .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
