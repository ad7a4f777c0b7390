package io.zhike.benchmarks.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.zhike.embedded.Place;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that could answer a push: a Vert.x handler that writes the body as it came to Kafka and answers {@code success}
 * once all replicas have it. It checks nothing, decrypts nothing, and knows no keys.
 */
final class BareHandler extends AbstractVerticle {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int port;

    private BareHandler(Producer<byte[], byte[]> producer, String topic, int port) {
        this.producer = producer;
        this.topic = topic;
        this.port = port;
    }

    /** {@code <port> <bootstrap servers> <topic>} */
    public static void main(String[] arguments) {
        var port = Integer.parseInt(arguments[0]);
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arguments[1],
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.partitionsFor(arguments[2]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareHandler(producer, arguments[2], port),
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
        request.body().onSuccess(body -> publish(request, body.getBytes(), eventLoop));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void publish(HttpServerRequest request, byte[] body, Context eventLoop) {
        producer.send(
                new ProducerRecord<>(topic, body),
                (stored, failure) -> eventLoop.runOnContext(now -> answer(request, failure == null)));
    }

    private static void answer(HttpServerRequest request, boolean stored) {
        request.response().setStatusCode(stored ? 200 : 503).end(stored ? "success" : "");
    }
}
