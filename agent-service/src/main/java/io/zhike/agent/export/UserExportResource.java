package io.zhike.agent.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.customer.CustomerCard;
import io.zhike.agent.customer.Customers;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.Ask;
import io.zhike.agent.services.QuotaClient;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What is known of one user, for those who ask what that is. */
@Path("/api/apps/{appId}/users/{openId}/export")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class UserExportResource {

    private static final String SERVICE = "quota-service";
    private static final String PAGE = "200";

    private final Callers callers;
    private final Customers customers;
    private final QuotaClient quota;
    private final ExportUser exportUser;
    private final AuditTrail trail;

    UserExportResource(
            Callers callers,
            Customers customers,
            @RestClient QuotaClient quota,
            ExportUser exportUser,
            AuditTrail trail) {
        this.callers = callers;
        this.customers = customers;
        this.quota = quota;
        this.exportUser = exportUser;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(summary = "A ZIP archive of everything that is known of the user")
    public Response export(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        Caller caller = callers.administering(appId);
        UserKey user = new UserKey(appId, openId);
        CustomerCard card = customers.find(caller, user).map(CustomerCard::of).orElseThrow(Problems::notFound);
        List<JsonNode> ledger = ledger(user);
        trail.didToUser(caller.id(), Action.USER_EXPORTED, user, Map.of());
        StreamingOutput written = out -> exportUser.export(card, ledger, out);
        return Response.ok(written, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"user_%s.zip\"".formatted(appId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Read before anything is written: an archive without it would not be whole. */
    private List<JsonNode> ledger(UserKey user) {
        List<JsonNode> entries = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = page(user, after);
            page.path("items").forEach(entries::add);
            after = page.path("next").textValue();
        } while (after != null);
        return entries;
    }

    private JsonNode page(UserKey user, @Nullable String after) {
        return Ask.service(SERVICE, JsonNode.class, () -> quota.ledger(user.appId(), user.openId(), after, PAGE))
                .orElseThrow(() -> Problems.unavailable(SERVICE));
    }
}
