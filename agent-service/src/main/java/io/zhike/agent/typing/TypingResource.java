package io.zhike.agent.typing;

import io.quarkus.oidc.client.OidcClientException;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.TypingClient;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/conversations/{id}/typing}: 对方正在输入 on the user's phone, as well as it goes. */
@Path("/api/conversations/{id}/typing")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class TypingResource {

    private static final Logger LOG = Logger.getLogger(TypingResource.class);

    private final Callers callers;
    private final AnswerableUsers users;
    private final TypingClient sender;

    TypingResource(Callers callers, AnswerableUsers users, @RestClient TypingClient sender) {
        this.callers = callers;
        this.users = users;
        this.sender = sender;
    }

    /** @param typing whether they do; null where it goes without saying */
    record Typing(@Nullable Boolean typing) {}

    @POST
    public Response typing(@PathParam("id") UUID id, @Nullable Typing said) {
        UserKey user = users.of(callers.current(), id).orElseThrow(Problems::notFound);
        boolean typing = said == null || said.typing() == null || said.typing();
        tell(typing ? () -> sender.show(user.appId(), user.openId()) : () -> sender.hide(user.appId(), user.openId()));
        return Response.accepted().build();
    }

    /** What goes wrong with it is no error to whoever types. */
    private static void tell(Supplier<Response> call) {
        try (Response answer = call.get()) {
            if (answer.getStatus() >= 400) {
                LOG.debugf("sender-service did not take that somebody types. status=%d", answer.getStatus());
            }
        } catch (ProcessingException | OidcClientException e) {
            LOG.debugf("sender-service could not be told that somebody types. cause=%s", e.toString());
        }
    }
}
