package io.zhike.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/** What is done once the present transaction has committed, and never where it rolls back: counting what happened. */
@ApplicationScoped
public class AfterCommit {

    private final TransactionSynchronizationRegistry transactions;

    AfterCommit(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /**
     * @param work quick, and failing for no reason: nothing can be undone any more
     * @throws IllegalStateException outside a transaction
     */
    public void run(Runnable work) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Nothing will commit: there is no transaction");
        }
        Planned planned = (Planned) transactions.getResource(Planned.class);
        if (planned == null) {
            planned = new Planned();
            transactions.putResource(Planned.class, planned);
            transactions.registerInterposedSynchronization(planned);
        }
        planned.works.add(work);
    }

    private static final class Planned implements Synchronization {

        private final List<Runnable> works = new ArrayList<>();

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                works.forEach(Runnable::run);
            }
        }
    }
}
