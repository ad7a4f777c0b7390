package io.zhike.sender.wechat;

/** What came of a call, told apart by whether WeChat may have had the request. */
sealed interface CallResult {

    /** An answer, whole. */
    record Answered(int status, byte[] body) implements CallResult {}

    /** No connection: nothing of the request has left. */
    record NotSent(String cause) implements CallResult {}

    /** The request may have left, and there is no whole answer. */
    record Unanswered(String cause) implements CallResult {}
}
