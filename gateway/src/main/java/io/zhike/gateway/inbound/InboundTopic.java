package io.zhike.gateway.inbound;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@code zhike.inbound}, as the gateway writes it. Nothing here waits: it runs on event loops. */
@Singleton
public class InboundTopic {

    private static final String TOPIC = Topic.INBOUND.topicName();
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    private final Vertx vertx;
    private final Producer<String, byte[]> producer;
    private final InboundRecords records;
    private final KafkaWatch kafka;
    private final Tracer tracer;
    private final Duration deadline;

    InboundTopic(
            Vertx vertx,
            Producer<String, byte[]> producer,
            InboundRecords records,
            KafkaWatch kafka,
            OpenTelemetry telemetry,
            InboundConfig config) {
        this.vertx = vertx;
        this.producer = producer;
        this.records = records;
        this.kafka = kafka;
        tracer = telemetry.getTracer("io.zhike.gateway");
        deadline = config.kafkaDeadline();
    }

    /**
     * Publishes an event.
     *
     * @return ends once every replica in sync has the record; fails with {@link NotTakenException} where Kafka refuses it
     *     or has not answered by the deadline, which counts from the push's arrival. Kafka may take it even then.
     */
    public Future<Void> publish(InboundEvent event, Arrival arrival) {
        var span = tracer.spanBuilder(TOPIC + " publish")
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(arrival.trace())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", TOPIC)
                .setAttribute("zhike.app", event.appId())
                .startSpan();
        var delivery = new Delivery(records.of(event, arrival.trace().with(span)), arrival);
        delivery.handOver();
        return delivery.outcome.future().onComplete(ended -> end(span, ended.succeeded()));
    }

    /** Whether no push is worth the wait at present: Kafka took none lately, and has not been reached since. */
    public boolean isAway() {
        return kafka.isAway();
    }

    /** Whether Kafka will never take the record, whenever it is sent. */
    public static boolean refusesForGood(@Nullable Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    private static void end(Span span, boolean published) {
        if (!published) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** A record on its way to Kafka. All but Kafka's callback happens on the event loop that it began on. */
    private final class Delivery implements Callback {

        private final ProducerRecord<String, byte[]> kafkaRecord;
        private final Arrival arrival;
        private final Context eventLoop = vertx.getOrCreateContext();
        private final Promise<Void> outcome = Promise.promise();
        private final long timer;

        /** Set while the producer is being given the record: what fails on that thread was never taken. */
        private @Nullable Thread handingOver;

        Delivery(ProducerRecord<String, byte[]> kafkaRecord, Arrival arrival) {
            this.kafkaRecord = kafkaRecord;
            this.arrival = arrival;
            var left = Math.max(1, deadline.minus(arrival.age()).toMillis());
            timer = vertx.setTimer(left, late -> end(new TimeoutException("no answer by the deadline")));
        }

        /**
         * Gives the producer the record, and tries again while it cannot take it: while it does not know the topic's
         * partitions, as when Kafka is away from the start, or its memory is full.
         */
        @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
        void handOver() {
            if (outcome.future().isComplete()) {
                return;
            }
            handingOver = Thread.currentThread();
            try {
                producer.send(kafkaRecord, this);
            } catch (RuntimeException e) {
                onCompletion(null, e);
            } finally {
                handingOver = null;
            }
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata stored, @Nullable Exception failure) {
            if (failure == null) {
                kafka.acknowledged();
            }
            if (failure instanceof TimeoutException && handingOver == Thread.currentThread()) {
                vertx.setTimer(BETWEEN_ATTEMPTS.toMillis(), again -> handOver());
            } else {
                eventLoop.runOnContext(now -> end(failure));
            }
        }

        private void end(@Nullable Exception failure) {
            if (outcome.future().isComplete()) {
                return;
            }
            vertx.cancelTimer(timer);
            if (failure == null) {
                outcome.complete();
                return;
            }
            if (!refusesForGood(failure)) {
                kafka.notTaken(arrival, failure.getMessage());
            }
            outcome.fail(new NotTakenException(failure));
        }
    }
}
