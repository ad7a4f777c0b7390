package io.zhike.agent.canned;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.canned.SaveCannedReply.Outcome;
import io.zhike.agent.compliance.ComplianceProblem;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** 快捷回复 of an app and of whoever asks. */
@Path("/api/apps/{appId}/canned-replies")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class CannedRepliesResource {

    private final Callers callers;
    private final CannedReplies replies;
    private final SendableContent sendable;
    private final SaveCannedReply saveCannedReply;

    CannedRepliesResource(
            Callers callers, CannedReplies replies, SendableContent sendable, SaveCannedReply saveCannedReply) {
        this.callers = callers;
        this.replies = replies;
        this.sendable = sendable;
        this.saveCannedReply = saveCannedReply;
    }

    /** All of them: there are no more than two scopes may have. */
    @GET
    @Transactional
    @Operation(summary = "The app's and the caller's own in it, with these words in shortcut, title or text; by folder")
    public Page<CannedReply> list(
            @PathParam("appId") String appId, @QueryParam("q") @DefaultValue("") @Size(max = 100) String sought) {
        Caller caller = callers.seeing(appId);
        CannedReply.Query query = CannedReply.Query.of(sought);
        List<CannedReply> found = replies.visible(caller, appId).stream()
                .filter(query::finds)
                .sorted(CannedReply.BY_FOLDER)
                .toList();
        return new Page<>(found, null);
    }

    /** @param confirmed the compliance rules that the caller has been told of, and wants to break */
    @POST
    @Operation(summary = "Adds one")
    public RestResponse<CannedReply> add(
            @PathParam("appId") String appId,
            @QueryParam("confirmed") Set<String> confirmed,
            @NotNull @Valid CannedReplyDocument written) {
        return RestResponse.status(Status.CREATED, save(appId, null, written, confirmed));
    }

    /** @param confirmed see {@link #add} */
    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces one, but for its scope")
    public CannedReply replace(
            @PathParam("appId") String appId,
            @PathParam("id") UUID id,
            @QueryParam("confirmed") Set<String> confirmed,
            @NotNull @Valid CannedReplyDocument written) {
        return save(appId, id, written, confirmed);
    }

    private CannedReply save(String appId, @Nullable UUID id, CannedReplyDocument written, Set<String> confirmed) {
        Caller caller = callers.seeing(appId);
        sendable.check(written.content(), appId);
        return switch (saveCannedReply.save(caller, appId, id, written, confirmed)) {
            case Outcome.Saved(CannedReply reply) -> reply;
            case Outcome.NotFound _ -> throw Problems.notFound();
            case Outcome.NotTheirs _ -> throw Problems.forbidden("Only an administrator of the app may do this");
            case Outcome.ScopeStays _ -> throw Problems.invalid(Violation.In.body, "scope", "stays as it is");
            case Outcome.ShortcutTaken _ -> throw Problems.conflict("Another canned reply has this shortcut");
            case Outcome.TooMany(int most) -> throw Problems.conflict("There are %d already".formatted(most));
            case Outcome.ToConfirm(var verdict) -> throw ComplianceProblem.toConfirm(verdict);
            case Outcome.Blocked(var verdict) -> throw ComplianceProblem.blocked(verdict);
        };
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(summary = "Removes one")
    public void remove(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        Caller caller = callers.seeing(appId);
        CannedReplyRow row = replies.find(caller, appId, id).orElseThrow(Problems::notFound);
        if (row.scope() == Scope.APP && !caller.administers(appId)) {
            throw Problems.forbidden("Only an administrator of the app may do this");
        }
        row.delete();
    }
}
