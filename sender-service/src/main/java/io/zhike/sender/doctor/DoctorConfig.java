package io.zhike.sender.doctor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;

/** Where the doctor asks. */
@ConfigMapping(prefix = "zhike.services")
interface DoctorConfig {

    /** The gateway's replicas: each address that the host has is asked. */
    @WithName("gateway.url")
    @WithDefault("http://127.0.0.1:8080")
    URI gatewayUrl();
}
