package io.zhike.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.zhike.embedded.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A load of fixed rate: a request is due at its time whether or not earlier ones were answered, and its latency counts from
 * then. Where every connection is taken it waits for one, and that counts too.
 */
public final class OpenLoop implements AutoCloseable {

    /** How long after the last request was due its answer may come. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final NetClient client;
    private final List<Buffer> requests;
    private final int connections;

    public OpenLoop(Vertx vertx, List<Buffer> requests, int connections) {
        this.vertx = vertx;
        client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.requests = requests;
        this.connections = connections;
    }

    /** Loads the server on this machine that listens there, for so long. */
    public Round run(int port, long perSecond, Duration duration) {
        var eventLoop = vertx.getOrCreateContext();
        var sockets = Promise.<List<NetSocket>>promise();
        eventLoop.runOnContext(now -> connect(port).onComplete(sockets));
        var connected = await(sockets.future());
        var schedule = Schedule.of(System.nanoTime(), perSecond, duration);
        var load = new Load(schedule, connected);
        pace(schedule, due -> eventLoop.runOnContext(now -> load.send(due)));
        await(load.done.future());
        var took = Duration.ofNanos(System.nanoTime() - schedule.start());
        return new Round(load.accepted, load.refused, took, Duration.ZERO);
    }

    private Future<List<NetSocket>> connect(int port) {
        var sockets = Stream.generate(() -> client.connect(port, Place.LOOPBACK))
                .limit(connections)
                .toList();
        return Future.join(sockets).map(all -> all.<NetSocket>list());
    }

    private static void pace(Schedule schedule, LongConsumer due) {
        for (var sent = 0L; sent < schedule.count(); ) {
            LockSupport.parkNanos(schedule.intended(sent) - System.nanoTime());
            var number = schedule.due(System.nanoTime());
            if (number > sent) {
                due.accept(number);
                sent = number;
            }
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        client.close();
    }

    /** One run; all but its construction happens on one event loop. */
    private final class Load {

        private final Schedule schedule;
        private final Queue<Slot> idle = new ArrayDeque<>();
        private final Histogram accepted = new Histogram(3);
        private final Promise<Void> done = Promise.promise();
        private long refused;
        private long due;
        private long sent;
        private long answered;

        Load(Schedule schedule, List<NetSocket> sockets) {
            this.schedule = schedule;
            sockets.forEach(socket -> idle.add(new Slot(this, socket)));
        }

        /** So many requests, from the first one on, are due by now. */
        void send(long number) {
            due = number;
            send();
        }

        private void send() {
            for (; sent < due && !idle.isEmpty(); sent++) {
                idle.remove().send(schedule.intended(sent), requests.get((int) (sent % requests.size())));
            }
        }

        void answered(Slot slot, long intended, boolean isAccepted) {
            if (isAccepted) {
                accepted.recordValue((System.nanoTime() - intended) / 1_000);
            } else {
                refused++;
            }
            idle.add(slot);
            answered++;
            if (answered == schedule.count()) {
                done.complete();
                idle.forEach(Slot::close);
            } else {
                send();
            }
        }

        void closed() {
            done.tryFail("The server closed a connection");
        }
    }

    /** One connection, and when its request was to be sent. */
    private static final class Slot implements Connection.Listener {

        private final Load load;
        private final Connection connection;
        private long intended;

        Slot(Load load, NetSocket socket) {
            this.load = load;
            connection = new Connection(socket, this);
        }

        void send(long intendedAt, Buffer request) {
            intended = intendedAt;
            connection.send(request);
        }

        void close() {
            connection.close();
        }

        @Override
        public void answered(Connection sender, boolean isAccepted) {
            load.answered(this, intended, isAccepted);
        }

        @Override
        public void closed() {
            load.closed();
        }
    }
}
