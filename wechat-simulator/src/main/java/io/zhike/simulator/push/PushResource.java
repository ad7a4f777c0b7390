package io.zhike.simulator.push;

import io.smallrye.common.annotation.NonBlocking;
import io.zhike.simulator.Listing;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Shows the attempts, the oldest first. */
@Path("/simulator/pushes")
@NonBlocking
class PushResource {

    private final PushLog log;

    PushResource(PushLog log) {
        this.log = log;
    }

    /**
     * Lists what is new.
     *
     * @param after the number of the last attempt that is known already
     */
    @GET
    public Listing<PushAttempt> list(
            @QueryParam("app") @Nullable String app,
            @QueryParam("openId") @Nullable String openId,
            @QueryParam("after") long after,
            @QueryParam("limit") @DefaultValue("10000") @Min(1) @Max(PushLog.CAPACITY) int limit) {
        var found = log.find(
                attempt -> attempt.number() > after
                        && (app == null || app.equals(attempt.appId()))
                        && (openId == null || openId.equals(attempt.openId())),
                limit + 1);
        if (found.size() <= limit) {
            return Listing.whole(found);
        }
        var items = found.subList(0, limit);
        return new Listing<>(items, Long.toString(items.getLast().number()));
    }
}
