package io.zhike.outbox.consumer;

/** The service can take nothing now, for a reason that lies not in the record: it is tried again until it passes. */
public class NotNowException extends RuntimeException {

    public NotNowException(String message, Throwable cause) {
        super(message, cause);
    }
}
