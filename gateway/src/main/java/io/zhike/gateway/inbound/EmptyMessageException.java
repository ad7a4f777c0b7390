package io.zhike.gateway.inbound;

/** A text message that holds no text: WeChat sends none, and nobody could answer it. */
public final class EmptyMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmptyMessageException() {
        super("The field Content is missing or empty", null, false, false);
    }
}
