package io.zhike.gateway.push;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** {@code zhike.gateway}: what is asked of a push beside its signature. */
@ConfigMapping(prefix = "zhike.gateway")
interface PushConfig {

    /** How far a push's signed timestamp may lie from this gateway's clock; anything goes where it is not set. */
    Optional<Duration> timestampWindow();
}
