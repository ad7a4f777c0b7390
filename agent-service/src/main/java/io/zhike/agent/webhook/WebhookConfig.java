package io.zhike.agent.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where webhooks may go, and how long they are tried. */
@ConfigMapping(prefix = "zhike.webhook")
public interface WebhookConfig {

    /** To {@code http://} too. */
    @WithDefault("false")
    boolean allowHttp();

    /** To this machine and to private networks too. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Networks to which they may go besides, {@code 10.1.0.0/16} for example. */
    Optional<List<NetworkRange>> allowedNetworks();

    /** For a whole call: the name, the connection, the answer. */
    @WithDefault("PT10S")
    @DurationMin(millis = 100)
    Duration timeout();

    /** The pauses after the attempts that fail; after the last of them one more attempt is made. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<@DurationMin(seconds = 1) Duration> retryAfter();

    /** How long nothing has reached an endpoint that is disabled. */
    @WithDefault("P5D")
    @DurationMin(hours = 1)
    Duration disableAfter();

    /** How long what is settled can be read. */
    @WithDefault("P7D")
    @DurationMin(hours = 1)
    Duration keep();

    /** How often it is looked for what is due; read by the scheduler. */
    @WithDefault("PT1S")
    Duration poll();
}
