package io.zhike.outbox.tally;

import io.zhike.embedded.Engines;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the gateway would put into {@code zhike.inbound}. */
public final class Inbound implements AutoCloseable {

    public static final String APP = "wx1";
    public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            // Whatever is sent together arrives as one batch.
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Engines.kafka(), ProducerConfig.LINGER_MS_CONFIG, 50),
            new StringSerializer(),
            new ByteArraySerializer());

    public static UserMessage message(String openId, String text) {
        return new UserMessage(
                UUID.randomUUID(), APP, openId, NOW, NOW, null, new MessageContent.Text(text), null, false);
    }

    /** Puts the messages there, and returns when Kafka has them. */
    public void send(List<UserMessage> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (UserMessage message : messages) {
            sent.add(producer.send(toRecord(message)));
        }
        sent.forEach(Inbound::await);
    }

    /** Puts a record there that is no event. */
    public RecordMetadata sendUnreadable(String key, String value) {
        return await(
                producer.send(new ProducerRecord<>(Topic.Names.INBOUND, key, value.getBytes(StandardCharsets.UTF_8))));
    }

    private ProducerRecord<String, byte[]> toRecord(UserMessage message) {
        var record = new ProducerRecord<>(
                Topic.Names.INBOUND, message.user().recordKey(), codec.write(Topic.INBOUND, message));
        Map<String, String> headers = codec.headers(Topic.INBOUND, message, "gateway");
        headers.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
