package io.zhike.sender.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.MediaAnswer;
import io.zhike.wechat.api.MediaUploadAnswer;
import io.zhike.wechat.api.MediaUploadRequest;
import io.zhike.wechat.api.SendResult;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenRequest;
import io.zhike.wechat.api.TypingRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
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

    private static final String JSON = "application/json; charset=utf-8";
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int LARGEST_MEDIA = 10 * 1024 * 1024;

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
        return switch (call(
                Request.post("/cgi-bin/message/custom/send?" + authorized(accessToken), message.toJson()))) {
            case CallResult.Answered(int status, byte[] body) -> SendResult.of(status, body);
            case CallResult.NotSent(String cause) -> new SendResult.NotSent(cause);
            case CallResult.Unanswered(String cause) -> new SendResult.Unknown(cause);
        };
    }

    /** Asks for an access token. */
    public StableTokenAnswer stableToken(StableTokenRequest request) {
        return switch (call(Request.post("/cgi-bin/stable_token", request.toJson()))) {
            case CallResult.Answered(int status, byte[] body) -> StableTokenAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new StableTokenAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new StableTokenAnswer.Unreadable(cause);
        };
    }

    /** Gives WeChat a picture, to be sent later. */
    public MediaUploadAnswer upload(String accessToken, MediaUploadRequest picture) {
        String uri = "/cgi-bin/media/upload?type=image&" + authorized(accessToken);
        return switch (call(new Request(HttpMethod.POST, uri, picture.contentType(), picture.body(), LARGEST_ANSWER))) {
            case CallResult.Answered(int status, byte[] body) -> MediaUploadAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new MediaUploadAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new MediaUploadAnswer.Unreadable(cause);
        };
    }

    /** Asks for a picture that a user sent. */
    public MediaAnswer media(String accessToken, String mediaId) {
        String uri = "/cgi-bin/media/get?media_id=" + URLEncoder.encode(mediaId, UTF_8) + "&" + authorized(accessToken);
        return switch (call(new Request(HttpMethod.GET, uri, JSON, new byte[0], LARGEST_MEDIA))) {
            case CallResult.Answered(int status, byte[] body) -> MediaAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new MediaAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new MediaAnswer.Unreadable(cause);
        };
    }

    /** Shows a user that somebody types, or no longer; tells what kept it from that. */
    public Optional<String> typing(String accessToken, TypingRequest request) {
        String uri = "/cgi-bin/message/custom/business/typing?" + authorized(accessToken);
        return switch (call(Request.post(uri, request.toJson()))) {
            case CallResult.Answered(int status, byte[] body) ->
                switch (SendResult.of(status, body)) {
                    case SendResult.Sent _ -> Optional.empty();
                    case SendResult other -> Optional.of(other.toString());
                };
            case CallResult.NotSent(String cause) -> Optional.of(cause);
            case CallResult.Unanswered(String cause) -> Optional.of(cause);
        };
    }

    private static String authorized(String accessToken) {
        return "access_token=" + URLEncoder.encode(accessToken, UTF_8);
    }

    /** @param largestAnswer in bytes; a longer one counts as none */
    private record Request(HttpMethod method, String uri, String contentType, byte[] body, int largestAnswer) {

        static Request post(String uri, byte[] json) {
            return new Request(HttpMethod.POST, uri, JSON, json, LARGEST_ANSWER);
        }
    }

    private CallResult call(Request call) {
        long end = System.nanoTime() + timeout.toNanos();
        HttpClientRequest request;
        Future<HttpClientRequest> connecting = connect(call.method());
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
            return await(answer(request, call), left);
        } catch (FailedException e) {
            request.reset();
            return new CallResult.Unanswered(e.kind());
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

    private static Future<CallResult> answer(HttpClientRequest request, Request call) {
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
