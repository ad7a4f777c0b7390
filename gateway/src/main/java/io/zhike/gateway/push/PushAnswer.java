package io.zhike.gateway.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.zhike.gateway.inbound.EmptyMessageException;
import io.zhike.gateway.inbound.NotTakenException;
import io.zhike.wechat.push.MalformedPushException;
import io.zhike.wechat.push.TransferAnswer;
import io.zhike.wechat.push.WrongSignatureException;
import java.util.Locale;

/**
 * What WeChat is answered. Anything but {@code success} makes it push again, 3 times in all. A refusal is the same to
 * the letter whatever its reason, so that nobody learns from it what the gateway could decrypt.
 */
@SuppressWarnings("ImmutableEnumChecker") // Vert.x writes a buffer without changing it
enum PushAnswer {
    SUCCESS(200, "text/plain", "success"),
    /** WeChat's own web tool gets the message; the answer says so for each one. */
    HANDED_OVER(200, "text/plain", ""),
    MALFORMED(400, "Not a push for this app"),
    WRONG_SIGNATURE(401, "The signature is missing or wrong"),
    UNKNOWN_APP(404, "No such app"),
    TOO_LARGE(413, "The body is larger than 256 KiB"),
    FAILED(500, "The gateway failed"),
    NOT_TAKEN(503, "The push could not be kept; send it again");

    private final int status;
    private final CharSequence contentType;
    private final Buffer body;
    private final CharSequence length;

    /** A refusal, as problem details (RFC 9457). */
    PushAnswer(int status, String title) {
        this(status, "application/problem+json", "{\"status\":" + status + ",\"title\":\"" + title + "\"}");
    }

    PushAnswer(int status, String contentType, String body) {
        this.status = status;
        this.contentType = HttpHeaders.createOptimized(contentType);
        this.body = Buffer.buffer(body);
        this.length = HttpHeaders.createOptimized(Integer.toString(this.body.length()));
    }

    static PushAnswer to(Throwable failure) {
        return switch (failure) {
            case MalformedPushException e -> MALFORMED;
            case EmptyMessageException e -> MALFORMED;
            case WrongSignatureException e -> WRONG_SIGNATURE;
            case StalePushException e -> WRONG_SIGNATURE;
            case BodyTooLargeException e -> TOO_LARGE;
            case BodyBrokenOffException e -> MALFORMED;
            case NotTakenException e -> NOT_TAKEN;
            default -> FAILED;
        };
    }

    /** For metrics and logs. */
    String result() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void writeTo(HttpServerResponse response) {
        response.setStatusCode(status)
                .headers()
                .set(HttpHeaders.CONTENT_TYPE, contentType)
                .set(HttpHeaders.CONTENT_LENGTH, length);
        response.end(body);
    }

    /** The answer with a body of its own. */
    void writeTo(HttpServerResponse response, TransferAnswer transfer) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, transfer.contentType());
        response.end(Buffer.buffer(transfer.body()));
    }
}
