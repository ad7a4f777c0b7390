package io.zhike.simulator.fault;

import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The faults of all apps.
 *
 * @param global of each app that has none of its own
 * @param apps by app id
 */
record FaultPlan(@Valid Fault global, Map<String, @Valid Fault> apps) {

    static final FaultPlan NONE = new FaultPlan(null, null);

    FaultPlan(@Nullable Fault global, @Nullable Map<String, Fault> apps) {
        this.global = global == null ? Fault.NONE : global;
        this.apps = apps == null ? Map.of() : Map.copyOf(apps);
    }

    Fault of(String appId) {
        return apps.getOrDefault(appId, global);
    }
}
