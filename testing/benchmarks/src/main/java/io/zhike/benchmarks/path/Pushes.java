package io.zhike.benchmarks.path;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.wechat.push.PushWriter;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Posts pushes to the gateway, each a message of its own. */
final class Pushes implements AutoCloseable {

    private static final int CONNECTIONS = 200;

    private final PushWriter writer = EncryptedPushes.JSON.writer();
    private final AtomicLong messageIds = new AtomicLong(System.currentTimeMillis() << 16);
    private final HttpClient client;

    Pushes(Vertx vertx, String gatewayUrl) {
        var gateway = URI.create(gatewayUrl);
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(gateway.getHost()).setDefaultPort(gateway.getPort()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** Fails where the gateway does not acknowledge it. */
    Future<Void> post(String openId, String text) {
        var push = EncryptedPushes.text(writer, openId, text, messageIds.incrementAndGet() & 0xFFFF_FFFF_FFFFL);
        return client.request(HttpMethod.POST, "/wechat/" + EncryptedPushes.JSON.appId() + "?" + push.queryString())
                .compose(request ->
                        request.putHeader("Content-Type", push.contentType()).send(Buffer.buffer(push.body())))
                .compose(response -> response.statusCode() == 200
                        ? response.end()
                        : Future.failedFuture("The gateway answered " + response.statusCode()));
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}
