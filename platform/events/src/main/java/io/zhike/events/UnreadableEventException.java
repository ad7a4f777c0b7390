package io.zhike.events;

/** A record's value is no event of the family that its topic carries. The message never quotes the value. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String what) {
        super(what);
    }

    UnreadableEventException(Exception cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
