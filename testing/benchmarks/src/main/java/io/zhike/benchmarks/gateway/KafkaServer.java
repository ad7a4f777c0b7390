package io.zhike.benchmarks.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.zhike.embedded.Place;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A Vert.x server that writes each request to Kafka and answers {@code success} once all replicas have it. */
final class KafkaServer extends AbstractVerticle {

    /** What it writes. */
    interface Handler {

        /** Null where the request is refused. */
        @Nullable
        ProducerRecord<byte[], byte[]> recordOf(String topic, HttpServerRequest request, byte[] body);
    }

    private final Producer<byte[], byte[]> producer;
    private final Handler handler;
    private final int port;
    private final String topic;

    private KafkaServer(Producer<byte[], byte[]> producer, Handler handler, int port, String topic) {
        this.producer = producer;
        this.handler = handler;
        this.port = port;
        this.topic = topic;
    }

    /**
     * Serves until the process ends.
     *
     * @param arguments {@code <port> <bootstrap servers> <topic>}
     * @param producerSettings beside {@code acks=all}
     */
    static void serve(String[] arguments, Map<String, Object> producerSettings, Handler handler) {
        var port = Integer.parseInt(arguments[0]);
        var topic = arguments[2];
        var settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[1]);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.partitionsFor(topic);
        Vertx.vertx()
                .deployVerticle(
                        () -> new KafkaServer(producer, handler, port, topic),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::handle).listen(port, Place.LOOPBACK);
    }

    private void handle(HttpServerRequest request) {
        var eventLoop = vertx.getOrCreateContext();
        request.body().onSuccess(body -> {
            var kafkaRecord = handler.recordOf(topic, request, body.getBytes());
            if (kafkaRecord == null) {
                request.response().setStatusCode(400).end();
            } else {
                publish(request, kafkaRecord, eventLoop);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void publish(HttpServerRequest request, ProducerRecord<byte[], byte[]> kafkaRecord, Context eventLoop) {
        producer.send(
                kafkaRecord, (stored, failure) -> eventLoop.runOnContext(now -> answer(request, failure == null)));
    }

    private static void answer(HttpServerRequest request, boolean stored) {
        request.response().setStatusCode(stored ? 200 : 503).end(stored ? "success" : "");
    }
}
