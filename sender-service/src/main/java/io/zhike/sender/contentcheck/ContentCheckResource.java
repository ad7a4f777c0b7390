package io.zhike.sender.contentcheck;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.zhike.sender.breaker.Breaker;
import io.zhike.sender.breaker.Breakers;
import io.zhike.sender.token.AccessToken;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.wechat.WeChatClient;
import io.zhike.service.MessageText;
import io.zhike.wechat.api.ContentCheckAnswer;
import io.zhike.wechat.api.ContentCheckRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** What WeChat holds of a text that a user is to get. */
@Path("/api/apps/{appId}/users/{openId}/content-check")
@RolesAllowed("service")
class ContentCheckResource {

    private static final Logger LOG = Logger.getLogger(ContentCheckResource.class);

    private final AccessTokens tokens;
    private final Breakers breakers;
    private final WeChatClient wechat;

    ContentCheckResource(AccessTokens tokens, Breakers breakers, WeChatClient wechat) {
        this.tokens = tokens;
        this.breakers = breakers;
        this.wechat = wechat;
    }

    record Text(@NotNull @MessageText String text) {}

    /** @param label what WeChat holds the text to be, in Chinese */
    record Opinion(ContentCheckAnswer.Suggestion suggestion, String label) {}

    @POST
    @Operation(summary = "Asks WeChat's msg_sec_check")
    @APIResponse(responseCode = "200", description = "WeChat's suggestion")
    @APIResponse(responseCode = "503", description = "WeChat does not say")
    public Opinion check(String appId, String openId, @NotNull @Valid Text text) {
        AccessToken token = tokens.current(appId).orElseThrow(() -> unsaid(appId, "there is no access token"));
        if (breakers.of(appId).leave() != Breaker.Leave.ALL) {
            throw unsaid(appId, "calls of WeChat go wrong");
        }
        return switch (wechat.check(token.value(), new ContentCheckRequest(openId, text.text()))) {
            case ContentCheckAnswer.Checked(var suggestion, String label) -> new Opinion(suggestion, label);
            case ContentCheckAnswer.Refused(var error) -> throw unsaid(appId, "errcode " + error.errcode());
            case ContentCheckAnswer.Unreadable(String cause) -> throw unsaid(appId, cause);
        };
    }

    private static HttpProblem unsaid(String appId, String cause) {
        LOG.debugf("WeChat did not check a text. app=%s cause=%s", appId, cause);
        return HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, "WeChat does not say");
    }
}
