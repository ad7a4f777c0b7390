package io.zhike.quota.policy;

import jakarta.ws.rs.NotFoundException;

/** A request names an app that this installation does not have; 404. */
public final class UnknownAppException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    UnknownAppException() {
        super("No such app");
    }
}
