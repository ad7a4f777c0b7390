package io.zhike.gateway.push;

/** A body that is larger than any push. */
final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The body is too large", null, false, false);
    }
}
