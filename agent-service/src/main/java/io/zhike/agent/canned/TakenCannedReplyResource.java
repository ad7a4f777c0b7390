package io.zhike.agent.canned;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A canned reply in a conversation, for its composer. */
@Path("/api/conversations/{id}/canned-replies/{cannedId}")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class TakenCannedReplyResource {

    private final Callers callers;
    private final TakeCannedReply takeCannedReply;

    TakenCannedReplyResource(Callers callers, TakeCannedReply takeCannedReply) {
        this.callers = callers;
        this.takeCannedReply = takeCannedReply;
    }

    @POST
    @Operation(summary = "What it says there, with its variables filled in; nothing is sent")
    public CannedContent take(@PathParam("id") UUID conversation, @PathParam("cannedId") UUID id) {
        return takeCannedReply.take(callers.current(), conversation, id).orElseThrow(Problems::notFound);
    }
}
