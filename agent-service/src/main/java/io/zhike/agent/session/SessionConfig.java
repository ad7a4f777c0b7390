package io.zhike.agent.session;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;

/** What browsers' sessions need. */
@ConfigMapping(prefix = "zhike.session")
interface SessionConfig {

    /** With which session cookies are encrypted: the same on all replicas, and 32 characters at least. */
    @Size(min = 32)
    String secret();
}
