package io.zhike.agent.customer;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.customer.ProposeBlock.Outcome;
import io.zhike.agent.http.Problems;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** That an agent wants a user to be blocked. Blocking them approves it. */
@Path("/api/apps/{appId}/users/{openId}/block-proposals")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class ProposalResource {

    private final Callers callers;
    private final ProposeBlock proposeBlock;

    ProposalResource(Callers callers, ProposeBlock proposeBlock) {
        this.callers = callers;
        this.proposeBlock = proposeBlock;
    }

    @POST
    @Operation(summary = "Proposes to block the user; where someone has already, theirs stays")
    public RestResponse<BlockProposal> propose(
            @PathParam("appId") String appId, @PathParam("openId") String openId, @NotNull @Valid Blocking blocking) {
        return switch (proposeBlock.propose(callers.current(), new UserKey(appId, openId), blocking.reason())) {
            case Outcome.Proposed(BlockProposal proposal) -> RestResponse.status(Status.CREATED, proposal);
            case Outcome.BlockedAlready _ -> throw Problems.conflict("The user is blocked already");
            case Outcome.NotFound _ -> throw Problems.notFound();
        };
    }

    @DELETE
    @Operation(summary = "Dismisses what was proposed of the user")
    public void dismiss(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        callers.administering(appId);
        if (!BlockProposalRow.delete(new UserKey(appId, openId))) {
            throw Problems.notFound();
        }
    }
}
