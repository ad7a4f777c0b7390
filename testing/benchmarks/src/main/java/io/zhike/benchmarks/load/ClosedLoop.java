package io.zhike.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.zhike.embedded.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/** A load of fixed width: each connection sends its next request, ready bytes, when it has the answer to its last one. */
public final class ClosedLoop implements AutoCloseable {

    private final NetClient client;
    private final List<Buffer> requests;
    private final int connections;
    private final AtomicInteger next = new AtomicInteger();

    public ClosedLoop(Vertx vertx, List<Buffer> requests, int connections) {
        client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.requests = requests;
        this.connections = connections;
    }

    /** Loads the server on this machine that listens there, for so long. */
    public Round run(int port, Duration duration) {
        var accepted = new ConcurrentHistogram(3);
        var refused = new LongAdder();
        var begin = System.nanoTime();
        var end = begin + duration.toNanos();
        var loops = IntStream.range(0, connections)
                .mapToObj(number -> client.connect(port, Place.LOOPBACK).compose(socket -> {
                    var loop = new Loop(accepted, refused, end);
                    loop.send(new Connection(socket, loop));
                    return loop.done.future();
                }))
                .toList();
        Future.join(loops).toCompletionStage().toCompletableFuture().join();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return new Round(accepted, refused.sum(), took, Duration.ZERO);
    }

    @Override
    public void close() {
        client.close();
    }

    /** What goes over one connection. */
    private final class Loop implements Connection.Listener {

        private final ConcurrentHistogram accepted;
        private final LongAdder refused;
        private final long end;
        private final Promise<Void> done = Promise.promise();
        private long sentAt;

        Loop(ConcurrentHistogram accepted, LongAdder refused, long end) {
            this.accepted = accepted;
            this.refused = refused;
            this.end = end;
        }

        void send(Connection connection) {
            sentAt = System.nanoTime();
            connection.send(requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
        }

        @Override
        public void answered(Connection connection, boolean isAccepted) {
            var now = System.nanoTime();
            if (isAccepted) {
                accepted.recordValue((now - sentAt) / 1_000);
            } else {
                refused.increment();
            }
            if (now < end) {
                send(connection);
            } else {
                done.complete();
                connection.close();
            }
        }

        @Override
        public void closed() {
            done.tryFail("The server closed a connection");
        }
    }
}
