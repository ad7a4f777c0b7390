package io.zhike.gateway.spool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where pushes wait for Kafka, and how many. */
@ConfigMapping(prefix = "zhike.gateway.spool")
public interface SpoolConfig {

    /** One gateway's own file, on a disk that outlives the process; made where it is not there. */
    @WithDefault("spool.db")
    Path file();

    /** How large the file may become; a short text takes about 0.6 KiB. What does not fit is answered 503. */
    @WithDefault("1G")
    MemorySize capacity();
}
