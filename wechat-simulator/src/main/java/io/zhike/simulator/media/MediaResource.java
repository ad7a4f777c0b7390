package io.zhike.simulator.media;

import io.zhike.simulator.ApiAnswer;
import io.zhike.simulator.app.App;
import io.zhike.simulator.token.AccessTokens;
import io.zhike.wechat.api.ErrorCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code POST /cgi-bin/media/upload} and {@code GET /cgi-bin/media/get}. */
@Path("/cgi-bin/media")
class MediaResource {

    private static final long LARGEST = 2L * 1024 * 1024;
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif");

    private final AccessTokens tokens;
    private final Media media;
    private final InstantSource clock;

    MediaResource(AccessTokens tokens, Media media, InstantSource clock) {
        this.tokens = tokens;
        this.media = media;
        this.clock = clock;
    }

    @POST
    @Path("/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestQuery("access_token") @Nullable String accessToken,
            @RestQuery @Nullable String type,
            @RestForm("media") @Nullable FileUpload file) {
        return authorized(accessToken, app -> {
            if (!"image".equals(type) || file == null || !TYPES.contains(file.contentType())) {
                return error(ErrorCode.INVALID_MEDIA_TYPE);
            }
            if (file.size() > LARGEST) {
                return error(ErrorCode.MEDIA_TOO_LARGE);
            }
            var mediaId = media.add(app, bytes(file), file.contentType());
            return Response.ok(
                            Map.of(
                                    "type",
                                    "image",
                                    "media_id",
                                    mediaId,
                                    "created_at",
                                    clock.instant().getEpochSecond()),
                            MediaType.APPLICATION_JSON)
                    .build();
        });
    }

    @GET
    @Path("/get")
    public Response get(
            @RestQuery("access_token") @Nullable String accessToken, @RestQuery("media_id") @Nullable String mediaId) {
        return authorized(
                accessToken,
                app -> media.find(app, mediaId == null ? "" : mediaId)
                        .map(picture ->
                                Response.ok(picture.bytes(), picture.type()).build())
                        .orElseGet(() -> error(ErrorCode.INVALID_MEDIA_ID)));
    }

    private Response authorized(@Nullable String accessToken, Function<App, Response> call) {
        return tokens.authorize(accessToken, call, MediaResource::error);
    }

    private static Response error(ErrorCode code) {
        return Response.ok(ApiAnswer.of(code), MediaType.APPLICATION_JSON).build();
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
