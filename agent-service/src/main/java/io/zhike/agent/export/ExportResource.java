package io.zhike.agent.export;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.http.Period;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What was said with an app's users, for its administrators to take along. */
@Path("/api/apps/{appId}/export")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ExportResource {

    private static final Logger LOG = Logger.getLogger(ExportResource.class);

    private final Callers callers;
    private final ExportConversations exportConversations;
    private final AuditTrail trail;

    ExportResource(Callers callers, ExportConversations exportConversations, AuditTrail trail) {
        this.callers = callers;
        this.exportConversations = exportConversations;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(summary = "The conversations that began on these days, with their messages: jsonl or csv")
    public Response export(
            @PathParam("appId") String appId,
            @QueryParam("format") @DefaultValue("jsonl") String word,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("zone") @DefaultValue(Period.ZONE) String zone) {
        Caller caller = callers.administering(appId);
        ExportFormat format = ExportFormat.named(word)
                .orElseThrow(() -> Problems.invalid(Violation.In.query, "format", "is jsonl or csv"));
        Period period = Period.ofDays(from, until, zone);
        StreamingOutput written = out -> exportConversations.export(appId, period, format, out);
        trail.didToApp(caller.id(), Action.CONVERSATIONS_EXPORTED, appId);
        LOG.infof("An app's conversations are exported. app=%s by=%s format=%s", appId, caller.id(), format.ending());
        return Response.ok(written, format.mediaType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(fileName(appId, from, until, format)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** The days are in it as they were asked for, which has been found to be days. */
    private static String fileName(String appId, @Nullable String from, @Nullable String until, ExportFormat format) {
        return Stream.of("conversations", appId, from, until)
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("_"))
                + "." + format.ending();
    }
}
