package io.zhike.gateway.push;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.zhike.wechat.push.PushReader;
import org.jspecify.annotations.Nullable;

/** A request's body while it comes in, kept up to the size of the largest push. */
final class PushBody {

    /** A sender that goes on after it was answered is heard out so far, to let it read the answer; then cut off. */
    private static final long HEARD_OUT = 4L * 1024 * 1024;

    private final HttpServerRequest request;
    private final Promise<byte[]> whole = Promise.promise();
    private @Nullable Buffer onlyPart;
    private @Nullable Buffer parts;
    private long length;

    private PushBody(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * The whole body.
     *
     * @return fails with {@link BodyTooLargeException} as soon as it is known to be too large, or with
     *     {@link BodyBrokenOffException}
     */
    static Future<byte[]> of(HttpServerRequest request) {
        var body = new PushBody(request);
        body.read();
        return body.whole.future();
    }

    private void read() {
        request.handler(this::add)
                .exceptionHandler(failure -> whole.tryFail(new BodyBrokenOffException(failure)))
                .endHandler(end -> whole.tryComplete(bytes()));
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > PushReader.MAX_BODY) {
            whole.fail(new BodyTooLargeException());
        }
    }

    private void add(Buffer part) {
        length += part.length();
        if (length > HEARD_OUT) {
            request.connection().close();
        } else if (length > PushReader.MAX_BODY) {
            whole.tryFail(new BodyTooLargeException());
        } else if (!whole.future().isComplete()) {
            keep(part);
        }
    }

    private void keep(Buffer part) {
        if (parts != null) {
            parts.appendBuffer(part);
        } else if (onlyPart != null) {
            parts = Buffer.buffer().appendBuffer(onlyPart).appendBuffer(part);
        } else {
            onlyPart = part;
        }
    }

    private byte[] bytes() {
        var kept = parts != null ? parts : onlyPart;
        return kept == null ? new byte[0] : kept.getBytes();
    }
}
