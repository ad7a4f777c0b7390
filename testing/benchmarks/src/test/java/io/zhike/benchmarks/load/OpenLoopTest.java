package io.zhike.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Buffer REQUEST = Buffer.buffer("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
    private static final int PER_SECOND = 200;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsWhatIsDueAndCountsWhatIsAnswered() {
        // Given a server that refuses every other request
        var port = listen(1);

        // When
        try (var load = new OpenLoop(vertx, List.of(REQUEST), 4)) {
            var round = load.run(port, PER_SECOND, HALF_A_SECOND);

            // Then
            assertThat(requests).hasValue(100);
            assertThat(round.accepted().getTotalCount()).isEqualTo(50);
            assertThat(round.refused()).isEqualTo(50);
        }
    }

    @Test
    void whatWaitsForASlowServerHasWaitedSinceItWasDue() {
        // Given a server that takes 20 ms, four times as long as there is between requests, and one connection
        var port = listen(20);

        // When
        try (var load = new OpenLoop(vertx, List.of(REQUEST), 1)) {
            var round = load.run(port, PER_SECOND, HALF_A_SECOND);

            // Then the last one was due after 0.5 s and sent after 2 s
            assertThat(round.accepted().getMaxValue()).isGreaterThan(1_400_000);
            assertThat(round.accepted().getMinValue()).isGreaterThan(19_000);
        }
    }

    private int listen(long millis) {
        return vertx.createHttpServer()
                .requestHandler(request -> vertx.setTimer(millis, timer -> answer(request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        if (requests.incrementAndGet() % 2 == 0) {
            request.response().setStatusCode(503).end("refused");
        } else {
            request.response().end("success");
        }
    }
}
