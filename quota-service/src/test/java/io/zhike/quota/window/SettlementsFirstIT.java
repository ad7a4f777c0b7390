package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.Place;
import io.zhike.events.Topic;
import io.zhike.outbox.consumer.GroupProgress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementsFirstIT {

    private static final String GROUP = "quota-service";
    private static final TopicPartition SETTLED = new TopicPartition(Topic.OUTBOUND_SETTLED.topicName(), 1);

    private final EmbeddedKafka kafka = new EmbeddedKafka(Place.temporary());
    private Admin admin;
    private GroupProgress progress;
    private SettlementsFirst settlements;

    @BeforeEach
    void start() {
        kafka.start();
        kafka.createTopics(List.of(new NewTopic(SETTLED.topic(), 2, (short) 1)));
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(settings);
        progress = new GroupProgress(settings, GROUP);
        settlements = new SettlementsFirst(progress);
    }

    @AfterEach
    void stop() {
        progress.close();
        admin.close();
        kafka.close();
    }

    @Test
    void requestsWaitForWhatWasSettledBefore() throws Exception {
        // Given
        settle(3);
        taken(2);

        // When
        assigned();
        CompletableFuture<Void> decided = CompletableFuture.runAsync(settlements::await);

        // Then
        assertThat(decided).failsWithin(1, TimeUnit.SECONDS).withThrowableOfType(TimeoutException.class);

        // When
        taken(3);

        // Then
        assertThat(decided).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void waitsForNothingThatIsSettledLater() throws Exception {
        // Given
        settle(1);
        taken(1);
        assigned();
        settlements.await();

        // When
        settle(1);

        // Then
        assertThat(CompletableFuture.runAsync(settlements::await)).succeedsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void aTopicWithoutSettlementsHoldsUpNothing() {
        // When
        assigned();

        // Then
        assertThatCode(() -> CompletableFuture.runAsync(settlements::await).get(5, TimeUnit.SECONDS))
                .doesNotThrowAnyException();
    }

    private void assigned() {
        settlements.onPartitionsAssigned(new MockConsumer<>("earliest"), List.of());
    }

    private void settle(int number) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < number; i++) {
                producer.send(new ProducerRecord<>(SETTLED.topic(), SETTLED.partition(), null, new byte[0]));
            }
        }
    }

    private void taken(long offset) throws Exception {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(SETTLED, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
