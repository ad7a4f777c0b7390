package io.zhike.outbox;

import java.time.Duration;

/** Settings of a relay that a test runs without Quarkus. */
record RelaySettings(int batch, Duration poll, Duration sessionTimeout, Duration handledKept) implements OutboxConfig {

    static RelaySettings quick() {
        return new RelaySettings(500, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofDays(40));
    }
}
