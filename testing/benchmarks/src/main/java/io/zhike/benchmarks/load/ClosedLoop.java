package io.zhike.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.zhike.embedded.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * A load of fixed width: each connection sends its next request when it has the answer to its last one. Requests are ready
 * bytes and an answer is only looked at as far as it must be, to leave the machine to what is measured.
 */
public final class ClosedLoop implements AutoCloseable {

    private static final Buffer SUCCESS = Buffer.buffer("\r\n\r\nsuccess");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

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
                .mapToObj(connection -> client.connect(port, Place.LOOPBACK)
                        .compose(socket -> new Loop(socket, accepted, refused, end).start()))
                .toList();
        Future.join(loops).toCompletionStage().toCompletableFuture().join();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return new Round(accepted, refused.sum(), took, Duration.ZERO);
    }

    @Override
    public void close() {
        client.close();
    }

    /** One connection. */
    private final class Loop {

        private final NetSocket socket;
        private final ConcurrentHistogram accepted;
        private final LongAdder refused;
        private final long end;
        private final Promise<Void> done = Promise.promise();
        private Buffer answer = Buffer.buffer();
        private long sentAt;

        Loop(NetSocket socket, ConcurrentHistogram accepted, LongAdder refused, long end) {
            this.socket = socket;
            this.accepted = accepted;
            this.refused = refused;
            this.end = end;
        }

        Future<Void> start() {
            socket.handler(this::receive).closeHandler(closed -> done.tryFail("The server closed a connection"));
            send();
            return done.future();
        }

        private void send() {
            sentAt = System.nanoTime();
            socket.write(requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
        }

        private void receive(Buffer part) {
            answer = answer.length() == 0 ? part : answer.appendBuffer(part);
            if (endsWith(answer, SUCCESS)) {
                accepted.recordValue((System.nanoTime() - sentAt) / 1_000);
                answered();
            } else if (isRefusal(answer.toString(US_ASCII))) {
                refused.increment();
                answered();
            }
        }

        private void answered() {
            answer = Buffer.buffer();
            if (System.nanoTime() < end) {
                send();
            } else {
                done.complete();
                socket.close();
            }
        }

        /** A whole answer that is not {@code success}. */
        private static boolean isRefusal(String text) {
            var length = CONTENT_LENGTH.matcher(text);
            var body = text.indexOf("\r\n\r\n") + 4;
            return body >= 4 && length.find() && text.length() >= body + Integer.parseInt(length.group(1));
        }

        private static boolean endsWith(Buffer buffer, Buffer end) {
            var start = buffer.length() - end.length();
            return start >= 0 && buffer.slice(start, buffer.length()).equals(end);
        }
    }
}
