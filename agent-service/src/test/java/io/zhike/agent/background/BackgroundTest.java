package io.zhike.agent.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final Runnable SUCCEEDING = () -> {};
    private static final Runnable FAILING = () -> {
        throw new IllegalStateException("PostgreSQL is away");
    };

    private final Background background = new Background();
    private final Logger log = Logger.getLogger(Background.class.getName());
    private final List<String> told = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                told.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(listener);
    }

    @Test
    void tellsOnceThatWorkFailsUntilItSucceedsAgain() {
        // When
        for (var work : List.of(SUCCEEDING, FAILING, FAILING, FAILING, SUCCEEDING, SUCCEEDING, FAILING)) {
            background.attempt(work);
        }

        // Then
        assertThat(told)
                .containsExactly(
                        "Background work failed; a sweep repeats it.",
                        "Background work succeeds again.",
                        "Background work failed; a sweep repeats it.");
    }
}
