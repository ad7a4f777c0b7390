package io.zhike.agent.hours;

import io.zhike.agent.services.Ask;
import io.zhike.agent.services.RoutingClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks routing-service for an app's opening hours; where it does not answer, those of before stay. */
@ApplicationScoped
class RefreshHours {

    private final RoutingClient routing;
    private final Hours hours;
    private final Clock clock;

    RefreshHours(@RestClient RoutingClient routing, Hours hours, Clock clock) {
        this.routing = routing;
        this.hours = hours;
        this.clock = clock;
    }

    void refresh(String appId) {
        Instant asked = clock.instant();
        Ask.service("routing-service", OpeningHours.class, () -> routing.openings(appId))
                .ifPresent(told -> hours.keep(appId, told, asked));
    }
}
