package io.zhike.sender.delivery;

/** What a failure may be called in the log: its texts can hold what a user wrote. */
final class FailureKind {

    private FailureKind() {}

    /** The class of the first cause. */
    static String of(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getClass().getSimpleName();
    }
}
