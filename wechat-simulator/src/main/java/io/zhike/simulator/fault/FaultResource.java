package io.zhike.simulator.fault;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Switches faults on and off; {@code PUT {}} switches all off. */
@Path("/simulator/faults")
@NonBlocking
class FaultResource {

    private final Faults faults;

    FaultResource(Faults faults) {
        this.faults = faults;
    }

    @GET
    public FaultPlan get() {
        return faults.plan();
    }

    @PUT
    public FaultPlan put(@NotNull @Valid FaultPlan plan) {
        faults.follow(plan);
        return plan;
    }
}
