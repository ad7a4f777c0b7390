package io.zhike.routing.preview;

import io.zhike.routing.app.Apps;
import io.zhike.routing.fault.InOurTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The dry run, for agent-service to pass on. */
@Path("/api/apps/{appId}/reception/preview")
@RolesAllowed("service")
@Tag(name = "Reception")
class PreviewResource {

    private final Apps apps;
    private final PreviewMessage previewMessage;
    private final Clock clock;

    PreviewResource(Apps apps, PreviewMessage previewMessage, Clock clock) {
        this.apps = apps;
        this.previewMessage = previewMessage;
        this.clock = clock;
    }

    /**
     * What a user would do.
     *
     * @param sessionFrom what the mini program's page would give the contact button; null: the user writes without entering
     * @param before what they would have written before; nothing where left out
     * @param text what they write; null where only the entering is asked about
     * @param at when; left out: now
     */
    record Question(
            @Nullable @Size(max = 2_000) String sessionFrom,
            @Size(max = 20) @Nullable List<@NotBlank @Size(max = LONGEST) String> before,

            @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = LONGEST) @Nullable
            String text,

            @InOurTime @Nullable Instant at) {

        /** Users send shorter ones. */
        private static final int LONGEST = 5_000;

        List<String> texts() {
            return Stream.concat(
                            Objects.requireNonNullElse(before, List.<String>of()).stream(), Stream.ofNullable(text))
                    .toList();
        }
    }

    @POST
    @Operation(summary = "What would become of what a new user writes, without doing it")
    public Preview preview(@RestPath String appId, @NotNull @Valid Question question) {
        apps.require(appId);
        Instant at = Objects.requireNonNullElseGet(question.at(), clock::instant);
        return previewMessage.preview(appId, question.sessionFrom(), question.texts(), at);
    }
}
