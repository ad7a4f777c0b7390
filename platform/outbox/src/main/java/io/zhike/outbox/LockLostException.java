package io.zhike.outbox;

import java.sql.SQLException;

/** The session that held a shard's lock is gone: another relay may publish by now. */
final class LockLostException extends Exception {

    private static final long serialVersionUID = 1L;

    LockLostException(SQLException cause) {
        super(cause);
    }
}
