package io.zhike.agent.presence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What signing out would do. */
@Path("/api/me/signing-out")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class SigningOutResource {

    private final Callers callers;
    private final Absentees absentees;

    SigningOutResource(Callers callers, Absentees absentees) {
        this.callers = callers;
        this.absentees = absentees;
    }

    /**
     * What the caller would leave behind.
     *
     * @param unanswered their conversations whose user waits for an answer
     * @param warning what they are to be asked before; null where there is nothing to ask
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SigningOut(long unanswered, @Nullable String warning) {

        static SigningOut leaving(long unanswered) {
            return new SigningOut(unanswered, unanswered == 0 ? null : "有 %d 个会话未回复，退出后回到待接入".formatted(unanswered));
        }
    }

    @GET
    @Operation(summary = "What the caller would leave behind if they signed out now")
    public SigningOut signingOut() {
        return SigningOut.leaving(absentees.unansweredOf(callers.current().id()));
    }
}
