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

class ClosedLoopTest {

    private static final Buffer REQUEST = Buffer.buffer("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void countsWhatIsAcceptedAndWhatIsRefused() {
        // Given a server that refuses every other request
        var port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();

        // When
        try (var load = new ClosedLoop(vertx, List.of(REQUEST), 4)) {
            var round = load.run(port, Duration.ofMillis(300));

            // Then
            assertThat(round.accepted().getTotalCount() + round.refused()).isEqualTo(requests.get());
            assertThat(round.refused()).isEqualTo(requests.get() / 2);
            assertThat(round.took()).isGreaterThan(Duration.ofMillis(300));
        }
    }

    private void answer(HttpServerRequest request) {
        if (requests.incrementAndGet() % 2 == 0) {
            request.response().setStatusCode(503).end("refused");
        } else {
            request.response().end("success");
        }
    }
}
