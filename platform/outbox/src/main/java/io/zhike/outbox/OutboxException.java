package io.zhike.outbox;

import java.sql.SQLException;

/** The database did not do what the outbox asked of it. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutboxException(SQLException cause) {
        super(cause);
    }
}
