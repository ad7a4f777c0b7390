package io.zhike.outbox.consumer;

/** The service stops before a batch is taken; it stays uncommitted and comes again. Without a trace: it is no fault. */
final class StoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppingException() {
        super("The service stops; a batch comes again when it is back", null, false, false);
    }
}
