package io.zhike.gateway.inbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code zhike.gateway}. */
@ConfigMapping(prefix = "zhike.gateway")
interface InboundConfig {

    /** How long after its arrival a push may wait for Kafka; WeChat itself waits 5 s. */
    @WithDefault("PT3S")
    Duration kafkaDeadline();
}
