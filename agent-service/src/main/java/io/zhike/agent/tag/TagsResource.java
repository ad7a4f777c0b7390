package io.zhike.agent.tag;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.conversation.ConversationView;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import io.zhike.agent.http.StorableText;
import io.zhike.agent.tag.TagConversation.Outcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tags of conversations, and those of an app. */
@Path("/api")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class TagsResource {

    private final Callers callers;
    private final TagConversation tagConversation;
    private final TagUses uses;

    TagsResource(Callers callers, TagConversation tagConversation, TagUses uses) {
        this.callers = callers;
        this.tagConversation = tagConversation;
        this.uses = uses;
    }

    @PUT
    @Path("/conversations/{id}/tags")
    @Operation(summary = "Replaces the conversation's tags; for who has or had it, and administrators")
    public ConversationView tag(
            @PathParam("id") UUID id,
            @NotNull @Size(max = Tags.MOST) List<@NotBlank @Size(max = 30) @StorableText String> tags) {
        return switch (tagConversation.tag(callers.current(), id, new Tags(tags))) {
            case Outcome.Tagged(ConversationView tagged) -> tagged;
            case Outcome.NotTheirs _ -> throw Problems.forbidden("Only who has or had the conversation may tag it");
            case Outcome.NotFound _ -> throw Problems.notFound();
        };
    }

    @GET
    @Path("/apps/{appId}/tags")
    @Operation(summary = "The app's tags with that in their names, the most used first")
    public Page<TagUses.Used> suggest(
            @PathParam("appId") String appId,
            @QueryParam("q") @DefaultValue("") @Size(max = 30) String part,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(200) int limit) {
        callers.seeing(appId);
        return new Page<>(uses.suggest(appId, part.strip(), limit), null);
    }
}
