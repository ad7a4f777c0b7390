package io.zhike.gateway.push;

/** The sender closed the connection in the midst of a body. */
final class BodyBrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyBrokenOffException(Throwable cause) {
        super("The body breaks off", cause, false, false);
    }
}
