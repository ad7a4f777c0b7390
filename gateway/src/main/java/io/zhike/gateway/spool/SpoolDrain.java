package io.zhike.gateway.spool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.zhike.events.Topic;
import io.zhike.gateway.inbound.InboundTopic;
import io.zhike.gateway.inbound.KafkaConnection;
import io.zhike.gateway.spool.SpoolFile.Waiting;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Gives Kafka what waits in the spool, in its order, as soon as Kafka takes it. Its producer never gives up on a record:
 * what it gave up on might still arrive, after a later one of the same user.
 */
@Singleton
class SpoolDrain {

    private static final Logger LOG = Logger.getLogger(SpoolDrain.class);
    private static final int AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** When the gateway stops, what waits for a Kafka that takes pushes gets so long to go there. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final Spool spool;
    private final InboundTopic inbound;
    private final KafkaConnection kafka;
    private final Thread thread = new Thread(this::drain, "spool-drain");
    private boolean failing;

    SpoolDrain(Spool spool, InboundTopic inbound, KafkaConnection kafka) {
        this.spool = spool;
        this.inbound = inbound;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (!inbound.isAway()) {
            spool.awaitEmpty(LAST_CHANCE);
        }
        thread.interrupt();
        thread.join();
        if (!spool.isEmpty()) {
            LOG.warnf("Pushes stay on this gateway's disk until it runs again. pushes=%d", spool.depth());
        }
    }

    private void drain() {
        try {
            while (true) {
                drainUntilItFails();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With a producer of its own: some failures leave one unusable. */
    private void drainUntilItFails() throws InterruptedException {
        var producer = kafka.lastingProducer();
        try {
            while (true) {
                give(producer, spool.next(AT_ONCE));
                failing = false;
            }
        } catch (InterruptException e) {
            throw e;
        } catch (SQLException | KafkaException e) {
            tell(e);
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** Ends when Kafka has answered for each of them, however long that takes. */
    private void give(Producer<String, byte[]> producer, List<Waiting> batch)
            throws SQLException, InterruptedException {
        var answers = send(producer, batch);
        var taken = new ArrayList<Long>();
        var refused = new HashMap<Long, String>();
        Throwable failure = null;
        for (int n = 0; n < answers.size(); n++) {
            var number = batch.get(n).number();
            try {
                answers.get(n).get();
                taken.add(number);
            } catch (ExecutionException e) {
                if (InboundTopic.refusesForGood(e.getCause())) {
                    refused.put(number, String.valueOf(e.getCause()));
                } else {
                    failure = e.getCause();
                }
            }
        }
        spool.settle(taken, refused);
        if (failure != null) {
            throw new KafkaException(failure);
        }
    }

    /** As many of them, from the first, as the producer takes. */
    private static List<Future<RecordMetadata>> send(Producer<String, byte[]> producer, List<Waiting> batch) {
        var answers = new ArrayList<Future<RecordMetadata>>(batch.size());
        for (var waiting : batch) {
            var answer = producer.send(forKafka(waiting.record()));
            answers.add(answer);
            if (answer.state() == Future.State.FAILED) {
                break;
            }
        }
        return answers;
    }

    private static ProducerRecord<String, byte[]> forKafka(SpooledRecord kept) {
        var kafkaRecord = new ProducerRecord<>(Topic.INBOUND.topicName(), kept.key(), kept.value());
        kept.headers().forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }

    private void tell(Exception failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("The spool's pushes cannot go to Kafka now; trying on. cause=%s", failure.getMessage());
        }
    }
}
