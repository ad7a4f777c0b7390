package io.zhike.agent.hours;

import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When routing-service is asked for opening hours: after a change that went through this replica, and every minute for
 * changes that did not and for the days to come.
 */
@ApplicationScoped
public class HoursRefreshes {

    private final Background background;
    private final RefreshHours refreshHours;
    private final Apps apps;

    HoursRefreshes(Background background, RefreshHours refreshHours, Apps apps) {
        this.background = background;
        this.refreshHours = refreshHours;
        this.apps = apps;
    }

    /** An app's reception was changed. */
    public void changed(String appId) {
        background.run(() -> refreshHours.refresh(appId));
    }

    @Scheduled(every = "{zhike.hours.refresh}")
    void sweep() {
        apps.ids().forEach(this::changed);
    }
}
