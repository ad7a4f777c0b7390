package io.zhike.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The outbox's settings. */
@ConfigMapping(prefix = "zhike.outbox")
public interface OutboxConfig {

    /** Rows that a relay reads and publishes at a time. */
    @WithDefault("500")
    int batch();

    /** How often a relay looks for rows that no commit has told it of: those of a replica that crashed. */
    @WithDefault("PT5S")
    Duration poll();

    /**
     * How long a relay may be silent before PostgreSQL ends its session, and its lock with it. A working relay speaks
     * six times as often. Longer than {@link #poll()}.
     */
    @WithDefault("PT30S")
    Duration sessionTimeout();

    /** How long the ids of taken events are kept: longer than any copy of one can return. */
    @WithDefault("P40D")
    Duration handledKept();
}
