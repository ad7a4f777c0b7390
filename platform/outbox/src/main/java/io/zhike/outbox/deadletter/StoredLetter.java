package io.zhike.outbox.deadletter;

import java.time.Instant;
import java.util.Comparator;

/**
 * A dead letter as {@code zhike.dead-letters} has it.
 *
 * @param service who could not take the record
 * @param time when it was set aside
 * @param replayed it was put back since
 */
record StoredLetter(DeadLetter letter, String service, Instant time, boolean replayed) {

    /** As the records came: what is put back in this order keeps the order of each user. */
    static final Comparator<StoredLetter> AS_THEY_CAME = Comparator.comparing(
                    (StoredLetter stored) -> stored.letter().topic())
            .thenComparingInt(stored -> stored.letter().partition())
            .thenComparingLong(stored -> stored.letter().offset());

    StoredLetter asReplayed() {
        return new StoredLetter(letter, service, time, true);
    }
}
