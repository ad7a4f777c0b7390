package io.zhike.sender.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where WeChat is, and how long it may take. */
@ConfigMapping(prefix = "zhike")
public interface CallConfig {

    /** Scheme, host and port; no path. */
    @WithName("wechat.api-url")
    @WithDefault("https://api.weixin.qq.com")
    @Pattern(regexp = "https?://[^/?#]+", message = "must be http(s)://host or http(s)://host:port")
    String apiUrl();

    /** What a call may take in all: connection, request and answer. */
    @WithName("sender.timeout")
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    Duration timeout();
}
