package io.zhike.routing.app;

import io.zhike.service.UnknownAppException;
import jakarta.enterprise.context.ApplicationScoped;

/** The mini programs that this installation serves. */
@ApplicationScoped
public class Apps {

    private final AppsConfig config;

    Apps(AppsConfig config) {
        this.config = config;
    }

    /**
     * Makes sure that there is such an app.
     *
     * @throws UnknownAppException where there is none
     */
    public void require(String appId) {
        if (!config.byId().containsKey(appId)) {
            throw new UnknownAppException(appId);
        }
    }
}
