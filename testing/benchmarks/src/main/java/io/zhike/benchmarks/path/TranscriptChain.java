package io.zhike.benchmarks.path;

import io.vertx.core.Vertx;
import io.zhike.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** From the push of a message to a person to its commit in the transcript. Arrivals are counted, not told apart. */
final class TranscriptChain implements Chain {

    private static final long BETWEEN_QUESTIONS_NANOS = 1_000_000;

    private final Pushes pushes;
    private final Connection database;
    private final Queue<String> underWay = new ConcurrentLinkedQueue<>();
    private final Thread watch;
    private volatile Consumer<String> onArrival = user -> {};
    private volatile boolean closed;

    TranscriptChain(Vertx vertx, String gatewayUrl, String agentDatabase) throws SQLException {
        pushes = new Pushes(vertx, gatewayUrl);
        database = DriverManager.getConnection(agentDatabase, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
        var before = committed();
        watch = Thread.ofPlatform().name("transcript").start(() -> watch(before));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a message that does not arrive is missed
    public void send(String user) {
        underWay.add(user);
        pushes.post(user, "我的订单什么时候发货？");
    }

    @Override
    public void onArrival(Consumer<String> listener) {
        onArrival = listener;
    }

    /** A user's row counts the pushes whose messages stand in the transcript. */
    private long committed() throws SQLException {
        try (var question = database.createStatement();
                var answer = question.executeQuery("select coalesce(sum(highest_number), 0) from app_user")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void watch(long before) {
        try {
            var known = before;
            while (!closed) {
                var now = committed();
                for (; known < now; known++) {
                    var user = underWay.poll();
                    if (user != null) {
                        onArrival.accept(user);
                    }
                }
                LockSupport.parkNanos(BETWEEN_QUESTIONS_NANOS);
            }
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pushes.close();
    }
}
