package io.zhike.simulator.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import io.zhike.simulator.ApiAnswer;
import io.zhike.simulator.app.App;
import io.zhike.simulator.app.Apps;
import io.zhike.wechat.api.ErrorCode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** {@code POST /cgi-bin/stable_token}. */
@Path("/cgi-bin/stable_token")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class StableTokenResource {

    private final Apps apps;
    private final AccessTokens tokens;
    private final ObjectMapper json;
    private final InstantSource clock;

    StableTokenResource(Apps apps, AccessTokens tokens, ObjectMapper json, InstantSource clock) {
        this.apps = apps;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    @POST
    public Response issue(byte[] body) {
        JsonNode request;
        try {
            request = json.readTree(body);
        } catch (IOException e) {
            return refused(ErrorCode.BROKEN_JSON);
        }
        if (!request.path("grant_type").asText().equals("client_credential")) {
            return refused(ErrorCode.INVALID_GRANT_TYPE);
        }
        return apps.find(request.path("appid").asText())
                .map(app -> issue(app, request))
                .orElseGet(() -> refused(ErrorCode.INVALID_APP_ID));
    }

    private Response issue(App app, JsonNode request) {
        if (!app.secret().equals(request.path("secret").asText())) {
            return refused(ErrorCode.INVALID_SECRET);
        }
        var force = request.path("force_refresh").asBoolean();
        return switch (tokens.issue(app, force)) {
            case StableToken.Granted granted ->
                Response.ok(Map.of(
                                "access_token",
                                granted.token(),
                                "expires_in",
                                Duration.between(clock.instant(), granted.expiresAt())
                                        .toSeconds()))
                        .build();
            case StableToken.TooManyForced _ -> refused(ErrorCode.API_LIMIT);
        };
    }

    private static Response refused(ErrorCode code) {
        return Response.ok(ApiAnswer.of(code)).build();
    }
}
