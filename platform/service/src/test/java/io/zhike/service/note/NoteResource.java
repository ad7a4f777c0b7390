package io.zhike.service.note;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.service.InvalidFieldException;
import io.zhike.service.UnknownAppException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/notes")
class NoteResource {

    record Note(@NotBlank String text, @Positive int count) {}

    @PUT
    @Path("{writer}")
    @RolesAllowed("service")
    @Transactional
    public void put(String writer, @Valid Note note) {
        if (note.text().equals("wrong")) {
            throw new InvalidFieldException(
                    List.of(Violation.In.body.field("text").message("is wrong")));
        }
        new NoteRow(writer, List.of(note.text().split(" ", -1))).persist();
    }

    @GET
    @Path("of/{app}")
    @RolesAllowed("service")
    public List<Note> of(String app) {
        throw new UnknownAppException(app);
    }

    @GET
    @Path("open")
    public String open() {
        return "nobody was named who may read this";
    }
}
