package io.zhike.outbox.consumer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A failure, its causes, and what was suppressed on the way: a failed commit tells the database's word only there. */
final class FailureTree {

    private final List<Throwable> found = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private FailureTree() {}

    /** The failure first, each one's causes before what it suppressed. */
    static List<Throwable> of(Throwable failure) {
        FailureTree tree = new FailureTree();
        tree.add(failure);
        return tree.found;
    }

    private void add(Throwable failure) {
        if (!seen.add(failure)) {
            return;
        }
        found.add(failure);
        if (failure.getCause() != null) {
            add(failure.getCause());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            add(suppressed);
        }
    }
}
