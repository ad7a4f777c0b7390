package io.zhike.outbox.consumer;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A failure in words that hold nothing of the record: exceptions' own messages quote values, which no log and no dead
 * letter's reason may tell.
 */
final class FailureWords {

    private static final int LONGEST = 8;
    private static final String OWN_PACKAGES = "io.zhike.";
    private static final String THIS_PACKAGE = FailureWords.class.getPackageName() + '.';

    private FailureWords() {}

    /** The kinds of the failure and its causes, {@code PersistenceException: PSQLException 23505} for example. */
    static String kind(Throwable failure) {
        return FailureTree.of(failure).stream()
                .limit(LONGEST)
                .map(FailureWords::name)
                .collect(Collectors.joining(": "));
    }

    /** The kind, and the place in the service's code where it arose. */
    static String kindAndPlace(Throwable failure) {
        return FailureTree.of(failure).reversed().stream()
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(FailureWords::isOwn)
                .findFirst()
                .map(frame -> kind(failure) + " at " + frame)
                .orElseGet(() -> kind(failure));
    }

    private static String name(Throwable failure) {
        String state = failure instanceof SQLException sql && sql.getSQLState() != null ? " " + sql.getSQLState() : "";
        return failure.getClass().getSimpleName() + state;
    }

    private static boolean isOwn(StackTraceElement frame) {
        return frame.getClassName().startsWith(OWN_PACKAGES)
                && !frame.getClassName().startsWith(THIS_PACKAGE);
    }
}
