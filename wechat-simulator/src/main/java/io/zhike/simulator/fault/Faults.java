package io.zhike.simulator.fault;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The faults that are switched on. */
@Singleton
public class Faults {

    private volatile FaultPlan plan = FaultPlan.NONE;

    /** How much longer a call for this app takes. */
    public Duration latency(String appId) {
        return Duration.ofMillis(plan.of(appId).latencyMs());
    }

    public CallFate fate(String appId) {
        return plan.of(appId).fate(ThreadLocalRandom.current().nextDouble());
    }

    FaultPlan plan() {
        return plan;
    }

    void follow(FaultPlan plan) {
        this.plan = plan;
    }
}
