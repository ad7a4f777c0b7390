package io.zhike.routing.preview;

import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.routing.app.Apps;
import io.zhike.routing.decision.Decision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
     * What a user would write.
     *
     * @param sessionFrom what the mini program's page would have given the contact button; decides nothing
     * @param at when; left out: now
     */
    record Question(
            @NotBlank String text,
            @Nullable String sessionFrom,
            @Nullable Instant at) {}

    /**
     * What would happen.
     *
     * @param rule the keyword that decides; null where none does
     * @param replies the robot's
     */
    record Answer(
            MessageRouted.Decision to, @Nullable String rule, MessageRouted.Reason reason, List<ReplyContent> replies) {

        static Answer of(Decision decision) {
            return new Answer(decision.receiver(), decision.rule(), decision.reason(), decision.replies());
        }
    }

    @POST
    @Operation(summary = "What would become of a text that a new user writes, without doing it")
    public Answer preview(@RestPath String appId, @NotNull @Valid Question question) {
        apps.require(appId);
        Instant at = Objects.requireNonNullElseGet(question.at(), clock::instant);
        return Answer.of(previewMessage.preview(appId, new MessageContent.Text(question.text()), at));
    }
}
