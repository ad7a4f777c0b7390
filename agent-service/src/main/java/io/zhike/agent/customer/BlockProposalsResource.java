package io.zhike.agent.customer;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What agents want to see blocked, for administrators. */
@Path("/api/apps/{appId}/block-proposals")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class BlockProposalsResource {

    private final Callers callers;

    BlockProposalsResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @Operation(summary = "What waits for an administrator's decision; the oldest first")
    public Page<BlockProposal> list(
            @PathParam("appId") String appId,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        callers.administering(appId);
        List<BlockProposal> found = BlockProposalRow.oldestAfter(appId, after, limit + 1).stream()
                .map(BlockProposalRow::proposal)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }
}
