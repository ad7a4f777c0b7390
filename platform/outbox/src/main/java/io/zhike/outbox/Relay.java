package io.zhike.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes the outbox's rows: a {@link ShardRelay} for each shard, on a thread of its own. */
@ApplicationScoped
class Relay {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final List<ShardRelay> shards;

    /** @param kafka the settings of every Kafka client of this service, {@code kafka.*} */
    Relay(
            OutboxConfig config,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        if (config.poll().compareTo(config.sessionTimeout()) >= 0) {
            throw new IllegalArgumentException("zhike.outbox.poll must be shorter than zhike.outbox.session-timeout");
        }
        shards = IntStream.range(0, Shards.COUNT)
                .mapToObj(shard -> new ShardRelay(
                        shard,
                        config,
                        () -> ShardConnection.open(shard, url, user, password, config.sessionTimeout()),
                        () -> new RowPublisher(kafka, ShardConnection.pingEvery(config.sessionTimeout())),
                        meters))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        shards.forEach(ShardRelay::start);
    }

    /** Rows that are under way get a moment; what is left goes out at the next start, or from another replica. */
    void stop(@Observes ShutdownEvent event) {
        shards.forEach(ShardRelay::stop);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        for (ShardRelay shard : shards) {
            shard.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    /** Tells that a commit left rows in that shard. */
    void nudge(int shard) {
        shards.get(shard).nudge();
    }
}
