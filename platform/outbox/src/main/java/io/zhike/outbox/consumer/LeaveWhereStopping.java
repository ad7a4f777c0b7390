package io.zhike.outbox.consumer;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * What happens to records that a channel's method did not take: where the service stops they are left as they are,
 * uncommitted and without an error for each; anything else is a fault of this program and stops the channel.
 */
final class LeaveWhereStopping implements KafkaFailureHandler {

    /** The failure strategy's name in {@code META-INF/microprofile-config.properties}. */
    static final String NAME = "leave-where-stopping";

    private final KafkaFailureHandler otherwise;

    private LeaveWhereStopping(KafkaFailureHandler otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        return reason instanceof StoppingException
                ? Uni.createFrom().voidItem().emitOn(record::runOnMessageContext)
                : otherwise.handle(record, reason, metadata);
    }

    /** Makes one for each channel. */
    @ApplicationScoped
    @Identifier(NAME)
    static class Factory implements KafkaFailureHandler.Factory {

        private final KafkaFailureHandler.Factory failStop;

        Factory(@Identifier(KafkaFailureHandler.Strategy.FAIL) KafkaFailureHandler.Factory failStop) {
            this.failStop = failStop;
        }

        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new LeaveWhereStopping(failStop.create(config, vertx, consumer, reportFailure));
        }
    }
}
