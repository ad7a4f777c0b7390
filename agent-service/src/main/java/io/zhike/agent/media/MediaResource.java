package io.zhike.agent.media;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Pictures, for people. */
@Path("/api/media")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class MediaResource {

    private final Callers callers;
    private final Media media;

    MediaResource(Callers callers, Media media) {
        this.callers = callers;
        this.media = media;
    }

    /**
     * A picture that may be sent now.
     *
     * @param size in bytes; less than was uploaded where WeChat would not have taken that
     */
    record Uploaded(UUID id, String type, int size, int width, int height) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<Uploaded> upload(@RestForm @NotNull String app, @RestForm @NotNull FileUpload file) {
        callers.seeing(app);
        Picture picture = Picture.of(bytes(file))
                .orElseThrow(() -> Problems.invalid(
                        Violation.In.form, "file", "is no picture (JPEG, PNG, GIF, BMP) of at most 10 MB"))
                .sendable();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        media.add(id, app, picture);
        return RestResponse.status(
                Status.CREATED,
                new Uploaded(id, picture.type(), picture.bytes().length, picture.width(), picture.height()));
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/{id}")
    public Response picture(@PathParam("id") UUID id) {
        MediaRow row = media.find(callers.current(), id).orElseThrow(Problems::notFound);
        return Response.ok(row.bytes, row.type)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
