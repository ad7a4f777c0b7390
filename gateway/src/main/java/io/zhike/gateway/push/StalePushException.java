package io.zhike.gateway.push;

import org.jspecify.annotations.Nullable;

/** The push is signed, but at a time that is too far from now. */
final class StalePushException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StalePushException(@Nullable String timestamp) {
        super("Signed too far from now, timestamp " + timestamp, null, false, false);
    }
}
