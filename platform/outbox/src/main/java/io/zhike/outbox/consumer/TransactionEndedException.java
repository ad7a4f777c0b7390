package io.zhike.outbox.consumer;

/** The transaction ended while work was being done in it: it took longer than the transaction manager allows. */
final class TransactionEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransactionEndedException(Throwable cause) {
        super(cause);
    }
}
