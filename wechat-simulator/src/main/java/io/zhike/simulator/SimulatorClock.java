package io.zhike.simulator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** WeChat's clock. */
class SimulatorClock {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
