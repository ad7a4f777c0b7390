package io.zhike.agent.note;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.http.StorableText;
import io.zhike.agent.note.WriteNote.Outcome;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.Note;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Notes in the thread. */
@Path("/api/conversations/{id}/notes")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class NotesResource {

    private final Callers callers;
    private final WriteNote writeNote;

    NotesResource(Callers callers, WriteNote writeNote) {
        this.callers = callers;
        this.writeNote = writeNote;
    }

    /** @param id the client's own: sent again, it is the same note */
    record Written(
            @NotNull UUID id,
            @NotBlank @Size(max = 5_000) @StorableText String text) {}

    @POST
    @Operation(summary = "Writes a note that the user never sees")
    public RestResponse<Message> write(@PathParam("id") UUID conversation, @NotNull @Valid Written written) {
        Caller caller = callers.current();
        return switch (writeNote.write(caller, conversation, new Note(written.id(), caller.id(), written.text()))) {
            case Outcome.Written(Message message) -> RestResponse.status(Status.CREATED, message);
            case Outcome.IdTaken _ -> throw Problems.conflict("Another message has this id");
            case Outcome.NotFound _ -> throw Problems.notFound();
        };
    }
}
