package io.zhike.gateway.inbound;

/** A message that holds nothing: WeChat sends none, and nobody could answer it. */
public final class EmptyMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param field what is missing or empty */
    EmptyMessageException(String field) {
        super("The field " + field + " is missing or empty", null, false, false);
    }
}
