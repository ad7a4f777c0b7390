package io.zhike.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one shard's rows whenever it is nudged, and now and then by itself. Any number of relays may serve a shard,
 * on any number of replicas: the shard's advisory lock lets one at a time publish, and it reads the rows after it has the
 * lock, so that a key's rows leave in their order.
 *
 * <p>It holds no transaction while it waits for Kafka, so a broker that is away blocks no business transaction. A relay
 * that lost its lock closes its producer; what that one had sent already comes twice, which consumers absorb.
 */
final class ShardRelay implements Runnable {

    private static final Logger LOG = Logger.getLogger(ShardRelay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** Opens a connection of its own. */
    interface Connections {
        ShardConnection open() throws SQLException;
    }

    private final int shard;
    private final OutboxConfig config;
    private final Connections connections;
    private final Supplier<RowPublisher> publishers;
    private final Thread thread;
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Counter published;
    private volatile int refused;
    private boolean failing;
    private boolean nudged;
    private @Nullable ShardConnection connection;
    private @Nullable RowPublisher publisher;

    ShardRelay(
            int shard,
            OutboxConfig config,
            Connections connections,
            Supplier<RowPublisher> publishers,
            MeterRegistry meters) {
        this.shard = shard;
        this.config = config;
        this.connections = connections;
        this.publishers = publishers;
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay-" + shard).unstarted(this);
        this.published = meters.counter("zhike.outbox.published", "shard", Integer.toString(shard));
        Gauge.builder("zhike.outbox.refused", () -> refused)
                .description("Rows that Kafka will never take; each stops its key")
                .tag("shard", Integer.toString(shard))
                .register(meters);
    }

    void start() {
        thread.start();
    }

    void nudge() {
        nudges.release();
    }

    /** Sends nothing more and waits only for what is under way. */
    void stop() {
        stop.countDown();
        nudge();
    }

    /** Waits that long for the end, and no longer for what is still under way then. */
    void awaitEnd(Duration patience) {
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join(PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("An outbox relay was not patient enough with Kafka to wait for it as it stopped.", e);
        } finally {
            closeAll();
        }
    }

    private void turn() throws InterruptedException {
        try {
            drain();
            recovered();
            nudged = nudges.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (SQLException | LockLostException | RuntimeException e) {
            startAnew(e);
        }
    }

    private void startAnew(Exception failure) throws InterruptedException {
        boolean isBug = failure instanceof RuntimeException;
        LOG.logf(
                failing ? Level.DEBUG : isBug ? Level.ERROR : Level.WARN,
                isBug ? failure : null,
                "An outbox relay failed and starts anew until it works again. shard=%d failure=%s",
                shard,
                failure);
        failing = true;
        closeAll();
        pause();
    }

    private void recovered() {
        if (failing) {
            LOG.infof("An outbox relay works again. shard=%d", shard);
            failing = false;
        }
    }

    private void drain() throws SQLException, LockLostException, InterruptedException {
        ShardConnection rows = connection();
        if (!isStopping() && (nudged || hasSendable(rows)) && rows.lock()) {
            publishAll(rows);
            rows.unlock();
        }
    }

    private boolean hasSendable(ShardConnection rows) throws SQLException {
        ShardConnection.Backlog backlog = rows.look();
        refused = backlog.refused();
        return backlog.sendable();
    }

    /** Until there is no more, and nobody has said meanwhile that there is. */
    private void publishAll(ShardConnection rows) throws SQLException, LockLostException, InterruptedException {
        boolean more = true;
        while (more && !isStopping()) {
            nudges.drainPermits();
            List<StoredRow> batch = rows.read(config.batch());
            if (batch.isEmpty()) {
                return;
            }
            RowPublisher.Outcome outcome = publisher().publish(batch, rows::keepAlive, this::isStopping);
            rows.delete(outcome.acknowledged());
            rows.refuse(outcome.refused());
            refused += outcome.refused().size();
            published.increment(outcome.acknowledged().size());
            if (outcome.producerFailed()) {
                closePublisher();
            }
            if (outcome.postponed()) {
                pause();
            }
            more = batch.size() == config.batch()
                    || outcome.acknowledged().size() < batch.size()
                    || nudges.availablePermits() > 0;
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause() throws InterruptedException {
        stop.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ShardConnection connection() throws SQLException {
        if (connection == null) {
            connection = connections.open();
        }
        return connection;
    }

    private RowPublisher publisher() {
        if (publisher == null) {
            publisher = publishers.get();
        }
        return publisher;
    }

    /** The producer goes before the lock does: it sends nothing more once another relay may. */
    private void closeAll() {
        closePublisher();
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void closePublisher() {
        if (publisher != null) {
            publisher.close();
            publisher = null;
        }
    }
}
