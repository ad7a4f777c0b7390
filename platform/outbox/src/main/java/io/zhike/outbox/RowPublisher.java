package io.zhike.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to Kafka, a key's next row only when its last one is acknowledged: a row that Kafka refuses for good is never
 * overtaken by the key's later ones. Rows of different keys go together.
 */
final class RowPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RowPublisher.class);

    /** Keeps the lock under which the rows are sent. */
    interface Lock {
        void keepAlive() throws LockLostException;
    }

    /**
     * What became of a batch. A row in neither list is to be sent again.
     *
     * @param acknowledged ids of the rows that Kafka has
     * @param refused ids of the rows that it will never take, with the reason
     * @param postponed Kafka could not take a row now
     * @param producerFailed this publisher may be of no more use
     */
    record Outcome(List<Long> acknowledged, Map<Long, String> refused, boolean postponed, boolean producerFailed) {}

    /** What Kafka says of a row; no failure means that it has it. */
    private record Answer(StoredRow row, @Nullable Exception failure) {}

    private final Producer<String, byte[]> producer;
    private final Duration patience;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Set<String> topicsKnownAway = new HashSet<>();

    /**
     * @param settings where Kafka is and how to speak with it
     * @param patience how long anything here may wait before the lock is looked after
     */
    RowPublisher(Map<String, Object> settings, Duration patience) {
        this.patience = patience;
        this.producer =
                new KafkaProducer<>(producerSettings(settings), new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerSettings(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        // A broker that is away is asked after less and less often.
        all.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // It never gives up on a row: what it gave up on might still arrive, after a later one.
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        all.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // send() waits for a topic's metadata, and for room, at most this long.
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        return all;
    }

    /**
     * Sends the rows and waits for Kafka's answers as long as it takes.
     *
     * @param stopping no more is sent; what is under way is waited for until the thread is interrupted
     * @throws LockLostException where the lock is gone; the publisher must be closed then
     */
    Outcome publish(List<StoredRow> rows, Lock lock, BooleanSupplier stopping) throws LockLostException {
        Batch batch = new Batch(rows);
        try {
            while (true) {
                lock.keepAlive();
                StoredRow next = stopping.getAsBoolean() ? null : batch.next();
                if (next != null) {
                    send(next);
                    settleAnswered(batch);
                } else if (batch.isUnderWay()) {
                    awaitAnswer(batch);
                } else {
                    return batch.outcome();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return batch.outcome();
        }
    }

    private void awaitAnswer(Batch batch) throws InterruptedException {
        Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            batch.noteSilence(patience);
        } else {
            batch.settle(answer);
            settleAnswered(batch);
        }
    }

    private void settleAnswered(Batch batch) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            batch.settle(answer);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    private void send(StoredRow row) {
        try {
            producer.send(toRecord(row.row()), (metadata, failure) -> answers.add(new Answer(row, failure)));
        } catch (KafkaException e) {
            answers.add(new Answer(row, e));
        }
    }

    private static ProducerRecord<String, byte[]> toRecord(OutboxRow row) {
        ProducerRecord<String, byte[]> kafkaRecord = new ProducerRecord<>(row.topic(), row.key(), row.value());
        row.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }

    /** Drops what has not been sent: another relay may be sending it by now. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    /** The rows of one read, as queues by key, and what became of them. */
    private final class Batch {

        private final Map<String, Deque<StoredRow>> waiting = new HashMap<>();
        private final Deque<StoredRow> sendable = new ArrayDeque<>();
        private final List<Long> acknowledged = new ArrayList<>();
        private final Map<Long, String> refused = new HashMap<>();
        private final Set<String> topicsAway = new HashSet<>();
        private boolean producerFailed;
        private boolean unanswered;
        private int underWay;

        /** @param rows in their order */
        Batch(List<StoredRow> rows) {
            for (StoredRow row : rows) {
                Deque<StoredRow> earlier = waiting.get(row.row().key());
                if (earlier == null) {
                    waiting.put(row.row().key(), new ArrayDeque<>());
                    sendable.add(row);
                } else {
                    earlier.add(row);
                }
            }
        }

        /** The row to send now; null where there is none before an answer comes. */
        @Nullable
        StoredRow next() {
            StoredRow row = sendable.poll();
            while (row != null && topicsAway.contains(row.row().topic())) {
                row = sendable.poll();
            }
            if (row != null) {
                underWay++;
            }
            return row;
        }

        boolean isUnderWay() {
            return underWay > 0;
        }

        void noteSilence(Duration since) {
            if (!unanswered) {
                LOG.warnf("Kafka does not answer; rows wait for it. under-way=%d since=%s", underWay, since);
                unanswered = true;
            }
        }

        /** Where Kafka did not take the row, the rest of its key waits for the next read. */
        void settle(Answer answer) {
            underWay--;
            StoredRow row = answer.row();
            switch (answer.failure()) {
                case null -> acknowledge(row);
                case RecordTooLargeException e -> refuse(row, e);
                case InvalidRecordException e -> refuse(row, e);
                case InvalidTopicException e -> refuse(row, e);
                case TimeoutException e -> postpone(row, e);
                case Exception e -> {
                    // It may pass, with another producer at least: some failures leave one unusable.
                    producerFailed = true;
                    postpone(row, e);
                }
            }
        }

        private void acknowledge(StoredRow row) {
            acknowledged.add(row.id());
            topicsKnownAway.remove(row.row().topic());
            Deque<StoredRow> later = waiting.getOrDefault(row.row().key(), new ArrayDeque<>());
            if (!later.isEmpty()) {
                sendable.add(later.removeFirst());
            }
        }

        private void refuse(StoredRow row, Exception cause) {
            refused.put(row.id(), cause.getClass().getSimpleName());
            LOG.errorf(
                    "Kafka refuses an outbox row for good; its key stops here. row=%d topic=%s cause=%s",
                    row.id(), row.row().topic(), cause);
        }

        private void postpone(StoredRow row, Exception cause) {
            String topic = row.row().topic();
            topicsAway.add(topic);
            if (topicsKnownAway.add(topic)) {
                LOG.warnf("Kafka cannot take a topic's rows; they wait until it can. topic=%s cause=%s", topic, cause);
            }
        }

        Outcome outcome() {
            return new Outcome(acknowledged, refused, !topicsAway.isEmpty(), producerFailed);
        }
    }
}
