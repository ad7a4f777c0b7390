package io.zhike.outbox.consumer;

import static io.zhike.outbox.tally.Inbound.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.outbox.Outbox;
import io.zhike.outbox.tally.Tallies;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A service is stopped while it waits for its database; afterwards the same batch comes again. */
@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class StoppingIT {

    @Inject
    HandledEvents handled;

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry meters;

    @Inject
    EventHandler<InboundEvent> handler;

    @Inject
    Tallies tallies;

    @Test
    void theBatchIsLeftAndMakesNoDeadLetter() throws SQLException {
        // Given
        var records = batch(message("stopped", "a"), message("stopped", "b"));
        EventBatches stopped = new EventBatches(handled, outbox, meters);
        Engines.stopPostgres();
        var taking = CompletableFuture.runAsync(() -> stopped.take(records, handler));
        await().during(Duration.ofSeconds(1)).until(() -> !taking.isDone());

        // When
        stopped.stop(new ShutdownEvent());

        // Then
        assertThatThrownBy(taking::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoppingException.class);
        Engines.startPostgres();
        await().ignoreExceptions().until(() -> tallies.textsOf("stopped").isEmpty());
        assertThatThrownBy(() -> stopped.take(batch(message("stopped", "later")), handler))
                .as("nothing is taken after what was left")
                .isInstanceOf(StoppingException.class);
        new EventBatches(handled, outbox, meters).take(records, handler);
        assertThat(tallies.textsOf("stopped")).containsExactly("a", "b");
        assertThat(tallies.waiting("zhike.inbound/7/0")).isZero();
    }

    private static ConsumerRecords<String, byte[]> batch(UserMessage... messages) {
        EventCodec codec = new EventCodec();
        List<ConsumerRecord<String, byte[]>> records = List.of(messages).stream()
                .map(message -> new ConsumerRecord<>(
                        Topic.Names.INBOUND, 7, 0, message.user().recordKey(), codec.write(Topic.INBOUND, message)))
                .toList();
        return new ConsumerRecords<>(Map.of(new TopicPartition(Topic.Names.INBOUND, 7), records), Map.of());
    }
}
