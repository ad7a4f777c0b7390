package io.zhike.outbox.consumer;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Tells what the database's state caused from what the record caused: the first passes by waiting, the second never.
 * SQLSTATE classes: PostgreSQL's documentation, appendix A.
 */
final class EngineFailure {

    /**
     * Connection, authorization and catalog (of the connection), transaction rollback (serialization, deadlock),
     * insufficient resources, operator intervention, system and internal errors.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "40", "53", "57", "58", "XX");

    /** Lock not available, read-only transaction, idle in transaction and transaction timeouts. */
    private static final Set<String> STATES = Set.of("55P03", "25006", "25P03", "25P04");

    private EngineFailure() {}

    static boolean is(Throwable failure) {
        List<Throwable> all = FailureTree.of(failure);
        if (all.stream().anyMatch(one -> one instanceof TransactionEndedException || one instanceof NotNowException)) {
            return true;
        }
        List<SQLException> database = all.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        if (!database.isEmpty()) {
            return database.stream().anyMatch(EngineFailure::isEngine);
        }
        return all.stream().anyMatch(EngineFailure::isEngine);
    }

    private static boolean isEngine(SQLException failure) {
        String state = failure.getSQLState();
        // The pool's own failures carry no state: it is exhausted, closing, or its transaction is gone.
        return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state);
    }

    /** Where the database says nothing itself. A rollback that somebody asked for has who that was as its cause. */
    private static boolean isEngine(Throwable failure) {
        return switch (failure) {
            case RollbackException e -> e.getCause() == null;
            case SystemException e -> true;
            case HeuristicMixedException e -> true;
            case HeuristicRollbackException e -> true;
            case OutOfMemoryError e -> true;
            default -> false;
        };
    }
}
