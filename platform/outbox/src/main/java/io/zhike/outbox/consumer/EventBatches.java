package io.zhike.outbox.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.UnreadableEventException;
import io.zhike.events.UserKey;
import io.zhike.outbox.Outbox;
import io.zhike.outbox.deadletter.DeadLetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes batches of records into transactions: each event once, none lost. A batch is one transaction. One that fails is
 * rolled back and taken again record by record; what fails alone, or cannot be read, becomes a dead letter, but for
 * failures of the database itself: those are waited out. {@link #take} returns when everything in the batch is committed,
 * so that its offsets may be.
 */
@ApplicationScoped
public class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Set<String> COMPACTED = Stream.of(Topic.values())
            .filter(topic -> topic.retention() instanceof Topic.Retention.Compacted)
            .map(Topic::topicName)
            .collect(Collectors.toUnmodifiableSet());

    private final HandledEvents handled;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final EventCodec codec = new EventCodec();
    private final CountDownLatch stop = new CountDownLatch(1);

    EventBatches(HandledEvents handled, Outbox outbox, MeterRegistry meters) {
        this.handled = handled;
        this.outbox = outbox;
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    /**
     * Takes the records, in their order.
     *
     * @throws RuntimeException where the service stops before all are taken: the batch must come again
     */
    public <E extends Event> void take(ConsumerRecords<String, byte[]> records, EventHandler<E> handler) {
        // Not even tried: a later batch that is committed would commit the one before it, which was left.
        failWhereStopping();
        List<Received<E>> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (isTombstone(record)) {
                continue;
            }
            try {
                batch.add(new Received<>(record, read(handler, record)));
            } catch (UnreadableEventException e) {
                setAside(record, e);
            }
        }
        try {
            transact(batch, handler);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A batch failed and is taken record by record. records=%d failure=%s",
                    batch.size(), FailureWords.kindAndPlace(e));
            batch.forEach(one -> takeAlone(one, handler));
        }
    }

    /** It says to Kafka which records may go, and to nobody else anything. */
    private static boolean isTombstone(ConsumerRecord<String, byte[]> record) {
        return record.value() == null && COMPACTED.contains(record.topic());
    }

    private <E extends Event> E read(EventHandler<E> handler, ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return codec.read(handler.family(), value);
    }

    private <E extends Event> void takeAlone(Received<E> one, EventHandler<E> handler) {
        try {
            retry(() -> transact(List.of(one), handler), EngineFailure::is);
        } catch (RuntimeException e) {
            setAside(one.record(), e);
        }
    }

    private <E extends Event> void transact(List<Received<E>> batch, EventHandler<E> handler) {
        if (batch.isEmpty()) {
            return;
        }
        inTransaction(() -> {
            List<Received<E>> fresh = fresh(batch);
            SortedSet<UserKey> users = new TreeSet<>();
            fresh.forEach(one -> users.add(one.event().user()));
            handler.lock(users);
            handler.prepare(fresh.stream().map(Received::event).toList());
            fresh.forEach(one -> EventTracing.inSpanOf(one.record(), () -> handler.handle(one.event())));
            handler.complete();
        });
    }

    private <E extends Event> List<Received<E>> fresh(List<Received<E>> batch) {
        Set<UUID> unseen =
                handled.addNew(batch.stream().map(one -> one.event().id()).toList());
        // Of two copies in one batch the first counts: remove() is true once per id.
        return batch.stream().filter(one -> unseen.remove(one.event().id())).toList();
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                int status = QuarkusTransaction.getStatus();
                throw status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK
                        ? e
                        : new TransactionEndedException(e);
            }
        });
    }

    /** The letter is written in the end, whatever stands against it now: without it the record would be lost. */
    private void setAside(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        failWhereStopping();
        DeadLetter letter = DeadLetter.of(record, FailureWords.kind(failure));
        LOG.errorf(
                "A record could not be taken and is a dead letter now. place=%s failure=%s",
                letter.place(), FailureWords.kindAndPlace(failure));
        LOG.debug("Why a record became a dead letter", failure);
        retry(() -> inTransaction(() -> outbox.add(letter)), anything -> true);
        meters.counter("zhike.dead.letters", "topic", record.topic()).increment();
    }

    private void retry(Runnable work, Predicate<RuntimeException> passes) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!passes.test(e)) {
                    throw e;
                }
                failWhereStopping();
                LOG.warnf(
                        "A record cannot be taken now; trying again. in=%s failure=%s",
                        pause, FailureWords.kindAndPlace(e));
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration pause) {
        try {
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppingException();
        }
    }

    /** A service that stops takes its parts away one by one: what fails then says nothing about a record. */
    private void failWhereStopping() {
        if (stop.getCount() == 0) {
            throw new StoppingException();
        }
    }

    private record Received<E extends Event>(ConsumerRecord<String, byte[]> record, E event) {}
}
