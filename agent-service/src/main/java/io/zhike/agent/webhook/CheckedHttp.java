package io.zhike.agent.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts to addresses that were checked: a name is looked up once, and the connection goes to the very address that came of
 * it, so that a name which changes between check and connection gains nothing. The URL's host stays what the certificate
 * is held against, the SNI and the {@code Host}. Vert.x takes the address of a request apart from its host; the JDK's client
 * looks names up by itself. Redirects are answers like others.
 *
 * <p>It is a Vert.x of its own: that of Quarkus shows paths in metrics and spans, and many webhooks' paths are secrets.
 */
final class CheckedHttp implements AutoCloseable {

    /** How much of an answer is waited for; nothing of it is kept. */
    private static final long LONGEST_ANSWER = 64L * 1024;

    private static final int MOST_CONNECTIONS = 10_000;

    private final Names names;
    private final DestinationRule rule;
    private final Duration timeout;
    private final Vertx vertx;
    private final HttpClient http;
    // No virtual threads: a look-up holds the thread beneath it, and someone else's slow name server all there are.
    private final ExecutorService lookUps = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

    /** Where names lead. */
    @FunctionalInterface
    interface Names {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * What is posted.
     *
     * @param attempt which of several addresses it takes
     */
    record Letter(URI url, Map<String, String> headers, String body, int attempt) {}

    /** @param timeout of a whole call */
    CheckedHttp(Names names, DestinationRule rule, Duration timeout, HttpClientOptions options) {
        this.names = names;
        this.rule = rule;
        this.timeout = timeout;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.http = vertx.createHttpClient(
                options.setKeepAlive(false).setConnectTimeout((int) timeout.toMillis()),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /** @throws IllegalStateException where the service stops meanwhile: nobody knows what came of it */
    Answer post(Letter letter) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            InetAddress[] addresses = await(lookUp(letter.url().getHost()), end);
            if (!List.of(addresses).stream().allMatch(rule::permits)) {
                return new Answer.None(CallFailure.ADDRESS_REFUSED);
            }
            return post(letter, addresses[letter.attempt() % addresses.length], end);
        } catch (ExecutionException e) {
            return new Answer.None(CallFailure.of(e.getCause()));
        } catch (TimeoutException e) {
            return new Answer.None(CallFailure.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A webhook's call is broken off", e);
        }
    }

    private CompletableFuture<InetAddress[]> lookUp(String host) {
        var found = new CompletableFuture<InetAddress[]>();
        lookUps.execute(() -> {
            try {
                found.complete(names.addresses(host));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        return found;
    }

    private Answer post(Letter letter, InetAddress address, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        Future<HttpClientRequest> opened = http.request(options(letter, address));
        try {
            Future<Integer> status = opened.compose(request -> request.send(Buffer.buffer(letter.body())))
                    .compose(CheckedHttp::readToEnd);
            return new Answer.Status(await(status.toCompletionStage().toCompletableFuture(), end));
        } finally {
            // Whatever came of it, nothing of it stays open: not what is too slow, too long, or connected too late.
            opened.onSuccess(HttpClientRequest::reset);
        }
    }

    private static RequestOptions options(Letter letter, InetAddress address) {
        URI url = letter.url();
        boolean encrypted = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery());
        letter.headers().forEach(options::putHeader);
        return options;
    }

    /** The status, once the endpoint has said everything: it may do its work while it answers. */
    private static Future<Integer> readToEnd(HttpClientResponse response) {
        Promise<Integer> status = Promise.promise();
        var read = new AtomicLong();
        response.exceptionHandler(status::tryFail);
        response.handler(part -> {
            if (read.addAndGet(part.length()) > LONGEST_ANSWER) {
                status.tryComplete(response.statusCode());
            }
        });
        response.endHandler(_ -> status.tryComplete(response.statusCode()));
        return status.future();
    }

    private static <T> T await(CompletableFuture<T> future, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        vertx.close();
    }
}
