package io.zhike.sender.typing;

import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether somebody types to a user, for agent-service. */
@Path("/api/apps/{appId}/users/{openId}/typing")
@RolesAllowed("service")
class TypingResource {

    private final ShowTyping showTyping;

    TypingResource(ShowTyping showTyping) {
        this.showTyping = showTyping;
    }

    @PUT
    @Operation(summary = "Shows for 15 seconds that somebody types, as well as it goes")
    public void show(String appId, String openId) {
        showTyping.show(new UserKey(appId, openId));
    }

    @DELETE
    @Operation(summary = "Shows it no longer")
    public void hide(String appId, String openId) {
        showTyping.hide(new UserKey(appId, openId));
    }
}
