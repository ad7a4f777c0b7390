package io.zhike.agent.webhook;

import org.jspecify.annotations.Nullable;

/** What came back from an endpoint. */
sealed interface Answer {

    /** It answered. */
    record Status(int code) implements Answer {

        private static final int GONE = 410;

        /** It has what it was sent. */
        boolean isSuccess() {
            return code / 100 == 2;
        }

        /** It wants nothing more, now or ever. */
        boolean isGone() {
            return code == GONE;
        }
    }

    /** It did not. */
    record None(CallFailure why) implements Answer {}

    default boolean succeeded() {
        return this instanceof Status status && status.isSuccess();
    }

    default @Nullable Integer status() {
        return this instanceof Status(int code) ? code : null;
    }

    default @Nullable CallFailure failure() {
        return this instanceof None(CallFailure why) ? why : null;
    }
}
