package io.zhike.outbox.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.outbox.tally.Inbound;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

    @Test
    void tellTheKindsAndNotWhatTheyQuote() {
        RuntimeException failure = new IllegalStateException(
                "a user's own words", new SQLException("Key (open_id)=(oQwErTyUiOp) already exists", "23505"));
        assertThat(FailureWords.kind(failure)).isEqualTo("IllegalStateException: SQLException 23505");
    }

    @Test
    void tellWhereInTheServiceItAroseAndNotHere() {
        RuntimeException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", "Objects.java", 1),
            new StackTraceElement(EventBatches.class.getName(), "take", "EventBatches.java", 2),
            new StackTraceElement(Inbound.class.getName(), "message", "Inbound.java", 3)
        });
        assertThat(FailureWords.kindAndPlace(failure))
                .isEqualTo("IllegalStateException at io.zhike.outbox.tally.Inbound.message(Inbound.java:3)");
    }
}
