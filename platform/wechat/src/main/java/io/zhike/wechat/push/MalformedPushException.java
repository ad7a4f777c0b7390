package io.zhike.wechat.push;

import org.jspecify.annotations.Nullable;

/**
 * The body is not a push for this app: broken JSON, XML or UTF-8, a DTD, a missing field, too deep, too large, or not
 * to be decrypted. The message says what is wrong and never repeats the body.
 */
public final class MalformedPushException extends RuntimeException {

    MalformedPushException(String message) {
        this(message, null);
    }

    MalformedPushException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
