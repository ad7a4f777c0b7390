package io.zhike.sender.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.SendResult;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * WeChat's API. A call is one request: never repeated, never redirected, over within {@link CallConfig#timeout()}.
 *
 * <p>Vert.x hands out the connection before the request is written. That line is what tells a message that was not sent
 * from one whose fate is unknown: what fails before it has sent nothing, what fails after it may have.
 */
@ApplicationScoped
public class WeChatClient {

    /** Shorter than servers keep an idle connection, so that few are closed just when a request goes out on them. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    /** No limit in fact: whoever calls limits the calls. */
    private static final int MOST_CONNECTIONS = 1024;

    private final HttpClient http;
    private final URI api;
    private final Duration timeout;

    WeChatClient(Vertx vertx, CallConfig config) {
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

    /** Gives WeChat a message for one of its users. */
    public SendResult send(String accessToken, CustomMessage message) {
        String uri = "/cgi-bin/message/custom/send?access_token=" + URLEncoder.encode(accessToken, UTF_8);
        return switch (post(uri, message.toJson())) {
            case CallResult.Answered(int status, byte[] body) -> SendResult.of(status, body);
            case CallResult.NotSent(String cause) -> new SendResult.NotSent(cause);
            case CallResult.Unanswered(String cause) -> new SendResult.Unknown(cause);
        };
    }

    /** Asks for an access token. */
    public StableTokenAnswer stableToken(StableTokenRequest request) {
        return switch (post("/cgi-bin/stable_token", request.toJson())) {
            case CallResult.Answered(int status, byte[] body) -> StableTokenAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new StableTokenAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new StableTokenAnswer.Unreadable(cause);
        };
    }

    private CallResult post(String uri, byte[] body) {
        long end = System.nanoTime() + timeout.toNanos();
        HttpClientRequest request;
        Future<HttpClientRequest> connecting = connect();
        try {
            request = await(connecting, connectTimeout());
        } catch (FailedException e) {
            // A connection that comes after all is given back unused.
            connecting.onSuccess(HttpClientRequest::reset);
            return new CallResult.NotSent(e.what());
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            request.reset();
            return new CallResult.NotSent("no time left");
        }
        try {
            return await(answer(request, uri, body), left);
        } catch (FailedException e) {
            request.reset();
            return new CallResult.Unanswered(e.kind());
        }
    }

    private Future<HttpClientRequest> connect() {
        boolean tls = api.getScheme().equals("https");
        int port = api.getPort() < 0 ? (tls ? 443 : 80) : api.getPort();
        return http.request(new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(api.getHost())
                .setPort(port)
                .setSsl(tls));
    }

    private static Future<CallResult> answer(HttpClientRequest request, String uri, byte[] body) {
        // Asked for before the request is written: WeChat may answer before anybody could listen after it.
        Future<CallResult> answer = request.response()
                .compose(response ->
                        response.body().map(bytes -> new CallResult.Answered(response.statusCode(), bytes.getBytes())));
        request.setURI(uri)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                // The answer fails too; without this Vert.x would log it as well.
                .exceptionHandler(_ -> {})
                .end(Buffer.buffer(body));
        return answer;
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
}
