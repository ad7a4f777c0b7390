package io.zhike.sender.wechat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests to WeChat. A call is one request: never repeated, never redirected, over within {@link CallConfig#timeout()}.
 *
 * <p>Vert.x hands out the connection before the request is written. That line is what tells a request that was not sent
 * from one whose fate is unknown: what fails before it has sent nothing, what fails after it may have.
 */
@ApplicationScoped
class WeChatHttp {

    /** Shorter than servers keep an idle connection, so that few are closed just when a request goes out on them. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    /** No limit in fact: whoever calls limits the calls. */
    private static final int MOST_CONNECTIONS = 1024;

    private final HttpClient http;
    private final URI api;
    private final Duration timeout;

    WeChatHttp(Vertx vertx, CallConfig config) {
        api = URI.create(config.apiUrl());
        timeout = config.timeout();
        http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) connectTimeout().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS)
                // A span would hold the URI, and with it the access token.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    CallResult call(Call call) {
        return exchange(
                call.method(), request -> answer(request, call), CallResult.NotSent::new, CallResult.Unanswered::new);
    }

    /** The {@code Date} of an answer, whatever else it says; empty where there is none. */
    Optional<Instant> date() {
        return exchange(
                HttpMethod.GET,
                request -> request.setURI("/").send().map(answer -> date(answer.getHeader("Date"))),
                _ -> Optional.empty(),
                _ -> Optional.empty());
    }

    private static Optional<Instant> date(@Nullable String header) {
        try {
            return Optional.ofNullable(header)
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes one request.
     *
     * @param use writes it and takes the answer
     * @param notSent where nothing of it has left
     * @param unanswered where it may have
     */
    private <T> T exchange(
            HttpMethod method,
            Function<HttpClientRequest, Future<T>> use,
            Function<String, T> notSent,
            Function<String, T> unanswered) {
        long end = System.nanoTime() + timeout.toNanos();
        HttpClientRequest request;
        Future<HttpClientRequest> connecting = connect(method);
        try {
            request = await(connecting, connectTimeout());
        } catch (FailedException e) {
            // A connection that comes after all is given back unused.
            connecting.onSuccess(HttpClientRequest::reset);
            return notSent.apply(e.what());
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            request.reset();
            return notSent.apply("no time left");
        }
        try {
            return await(use.apply(request), left);
        } catch (FailedException e) {
            request.reset();
            return unanswered.apply(e.kind());
        }
    }

    private Future<HttpClientRequest> connect(HttpMethod method) {
        boolean tls = api.getScheme().equals("https");
        int port = api.getPort() < 0 ? (tls ? 443 : 80) : api.getPort();
        return http.request(new RequestOptions()
                .setMethod(method)
                .setHost(api.getHost())
                .setPort(port)
                .setSsl(tls));
    }

    private static Future<CallResult> answer(HttpClientRequest request, Call call) {
        // Asked for before the request is written: WeChat may answer before anybody could listen after it.
        Future<CallResult> answer = request.response()
                .compose(response -> whole(response, call.largestAnswer())
                        .map(body -> new CallResult.Answered(response.statusCode(), body.getBytes())));
        request.setURI(call.uri())
                .putHeader("Content-Type", call.contentType())
                // The answer fails too; without this Vert.x would log it as well.
                .exceptionHandler(_ -> {})
                .end(Buffer.buffer(call.body()));
        return answer;
    }

    private static Future<Buffer> whole(HttpClientResponse response, int largest) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .handler(part -> {
                    if (body.length() + part.length() > largest) {
                        whole.tryFail(new AnswerTooLargeException());
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .endHandler(_ -> whole.tryComplete(body));
        return whole.future();
    }

    /** The request has at least the other half, so that a slow connection makes "not sent" and not "unknown". */
    private Duration connectTimeout() {
        return timeout.dividedBy(2);
    }

    private static <T> T await(Future<T> future, Duration longest) throws FailedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new FailedException(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | CancellationException e) {
            throw new FailedException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException(e);
        }
    }

    private static final class FailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Throwable failure;

        FailedException(Throwable failure) {
            super(failure);
            this.failure = failure;
        }

        String kind() {
            return failure.getClass().getSimpleName();
        }

        /** More than the kind; only where no request, and so no token, was in play yet. */
        String what() {
            return failure.toString();
        }
    }

    private static final class AnswerTooLargeException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
