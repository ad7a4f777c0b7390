package io.zhike.sender.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Optional;

/** The mini programs by their app ids. */
@ConfigMapping(prefix = "zhike.apps")
public interface AppsConfig {

    @WithParentName
    @NotEmpty
    Map<String, @Valid AppConfig> apps();

    interface AppConfig {

        /** The AppSecret of WeChat's console. */
        @NotBlank
        String secret();

        /** Whether the app may send WeChat's own menus; where not, the user answers by number. */
        @WithDefault("false")
        boolean menus();

        /** Replies per second and replica; empty where it is that of all apps. */
        Optional<@Min(1) Integer> rate();

        /** Other services' keys, here so that an app which has one of them and no secret stops the start. */
        Optional<String> name();

        Optional<String> token();
    }
}
