package io.zhike.gateway.spool;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.gateway.inbound.InboundRecords;
import io.zhike.gateway.inbound.NotTakenException;
import io.zhike.gateway.spool.SpoolFile.Arrived;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The pushes that wait for Kafka on this gateway's disk, in the order in which they were kept. Pushes that come at the
 * same time share a write: what each waits for is one append and one wait for the disk.
 */
@Startup
@Singleton
public class Spool {

    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final int AT_ONCE = 500;

    /** Pushes in memory that wait for the disk; more would not be written before WeChat gives them up. */
    private static final int ROOM = 10_000;

    /** From a push's arrival; WeChat waits 5 s. */
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(4_500);

    private final Vertx vertx;
    private final InboundRecords records;
    private final SpoolFile file;
    private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(ROOM);
    private final Thread writer = new Thread(this::write, "spool-writer");
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile @Nullable Instant oldest;
    private volatile boolean taking = true;

    Spool(Vertx vertx, InboundRecords records, SpoolConfig config) {
        this.vertx = vertx;
        this.records = records;
        file = open(config);
        writer.start();
    }

    private SpoolFile open(SpoolConfig config) {
        var path = config.file().toAbsolutePath();
        try {
            Files.createDirectories(path.getParent());
            var opened = SpoolFile.open(path, config.capacity().asLongValue());
            var contents = opened.contents();
            waiting.set(contents.waiting());
            refused.set(contents.refused());
            oldest = contents.oldest();
            if (contents.waiting() > 0) {
                LOG.infof("Pushes have waited for Kafka since an earlier run. pushes=%d", contents.waiting());
            }
            return opened;
        } catch (SQLException | IOException e) {
            var key = "zhike.gateway.spool.file";
            throw new ConfigurationException(
                    key + ": " + path + " cannot be used, or another gateway uses it: " + e.getMessage(),
                    e,
                    Set.of(key));
        }
    }

    /**
     * Keeps a push until Kafka has it.
     *
     * @return ends once it is on the disk; fails with {@link NotTakenException} where there is no room, or the disk does not
     *     take it while WeChat waits. It may be kept even then.
     */
    public Future<Void> add(InboundEvent event, Arrival arrival) {
        var entry = new Entry(
                new Arrived(arrival.at(), kept(records.of(event, arrival.trace()))),
                vertx.getOrCreateContext(),
                Promise.promise());
        var timer = vertx.setTimer(
                Math.max(1, ANSWER_WITHIN.minus(arrival.age()).toMillis()),
                late -> entry.kept.tryFail(new NotTakenException(new TimeoutException("the disk is too slow"))));
        if (!entries.offer(entry)) {
            entry.kept.tryFail(new NotTakenException(new IllegalStateException("too many pushes wait for the disk")));
        }
        return entry.kept.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    private static SpooledRecord kept(ProducerRecord<String, byte[]> kafkaRecord) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : kafkaRecord.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new SpooledRecord(kafkaRecord.key(), headers, kafkaRecord.value());
    }

    private void write() {
        var batch = new ArrayList<Entry>();
        try {
            while (true) {
                batch.add(entries.take());
                entries.drainTo(batch, AT_ONCE - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Entry> batch) {
        try {
            append(batch.stream().map(Entry::arrived).toList());
            batch.forEach(entry -> entry.end(null));
        } catch (SQLException e) {
            if (taking) {
                taking = false;
                LOG.errorf("The spool takes no pushes. cause=%s", e.getMessage());
            }
            batch.forEach(entry -> entry.end(new NotTakenException(e)));
        }
    }

    private synchronized void append(List<Arrived> batch) throws SQLException {
        file.append(batch);
        taking = true;
        if (oldest == null) {
            oldest = batch.getFirst().at();
        }
        if (waiting.getAndAdd(batch.size()) == 0) {
            LOG.warn("Pushes wait for Kafka on this gateway's disk");
        }
        notifyAll();
    }

    /** Whether nothing waits: a push may go to Kafka past the spool. */
    public boolean isEmpty() {
        return waiting.get() == 0;
    }

    /** Whether it took the last push that it was given, or has got room since. */
    public boolean isTaking() {
        return taking;
    }

    /** Pushes that wait. */
    public long depth() {
        return waiting.get();
    }

    /** Pushes that Kafka refuses for good, kept for a person to look at. */
    long refused() {
        return refused.get();
    }

    /** How long the one that waits longest has waited. */
    public Duration age(Instant now) {
        var since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    /** The next that wait; waits itself while there is none. */
    synchronized List<SpoolFile.Waiting> next(int limit) throws SQLException, InterruptedException {
        while (isEmpty()) {
            wait();
        }
        return file.oldest(limit);
    }

    /** Returns when none waits any more, or after that time. */
    synchronized void awaitEmpty(Duration patience) throws InterruptedException {
        var latest = System.nanoTime() + patience.toNanos();
        for (var left = patience;
                !isEmpty() && left.isPositive();
                left = Duration.ofNanos(latest - System.nanoTime())) {
            wait(Math.max(1, left.toMillis()));
        }
    }

    /** Forgets what Kafka has, and sets aside what it refuses for good. */
    synchronized void settle(List<Long> taken, Map<Long, String> causesOfRefused) throws SQLException {
        if (taken.isEmpty() && causesOfRefused.isEmpty()) {
            return;
        }
        file.settle(taken, causesOfRefused);
        oldest = file.contents().oldest();
        causesOfRefused.forEach((number, cause) -> LOG.errorf(
                "Kafka refuses a push for good; it is set aside in the spool. number=%d cause=%s", number, cause));
        refused.addAndGet(causesOfRefused.size());
        taking = true;
        var settled = taken.size() + causesOfRefused.size();
        if (waiting.addAndGet(-settled) == 0) {
            LOG.info("No push waits for Kafka any more");
            notifyAll();
        }
    }

    @PreDestroy
    void close() throws InterruptedException, SQLException {
        writer.interrupt();
        writer.join();
        file.close();
    }

    private record Entry(Arrived arrived, Context eventLoop, Promise<Void> kept) {

        /** On the event loop that it came from. */
        void end(@Nullable Exception failure) {
            eventLoop.runOnContext(now -> {
                if (failure == null) {
                    kept.tryComplete();
                } else {
                    kept.tryFail(failure);
                }
            });
        }
    }
}
