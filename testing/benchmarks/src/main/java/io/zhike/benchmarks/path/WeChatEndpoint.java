package io.zhike.benchmarks.path;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.zhike.embedded.Place;
import java.util.function.Consumer;

/** Stands where WeChat is: gives a token to whoever asks, takes every reply, and says at once whom it was for. */
final class WeChatEndpoint implements AutoCloseable {

    private static final String TOKEN = "{\"access_token\":\"bench\",\"expires_in\":7200}";
    private static final String TAKEN = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    private final HttpServer server;
    private volatile Consumer<String> onReply = openId -> {};

    WeChatEndpoint(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, Place.LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://" + Place.LOOPBACK + ":" + server.actualPort();
    }

    /** @param listener takes the open id of each reply's user; called by one thread */
    void onReply(Consumer<String> listener) {
        onReply = listener;
    }

    private void answer(HttpServerRequest request) {
        var sends = request.path().equals("/cgi-bin/message/custom/send");
        request.body().onSuccess(body -> {
            if (sends) {
                onReply.accept(new JsonObject(body).getString("touser"));
            }
            request.response().putHeader("Content-Type", "application/json").end(sends ? TAKEN : TOKEN);
        });
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
