package io.zhike.gateway.inbound;

/** Kafka did not take a push in time, or not at all: WeChat has to send it again. */
public final class NotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotTakenException(Exception cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause, false, false);
    }
}
