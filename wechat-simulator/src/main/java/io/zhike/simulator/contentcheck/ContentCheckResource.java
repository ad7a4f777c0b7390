package io.zhike.simulator.contentcheck;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.simulator.ApiAnswer;
import io.zhike.simulator.token.AccessTokens;
import io.zhike.wechat.api.ErrorCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /wxa/msg_sec_check}: a text with 违规 in it is risky, one with 可疑 is to be looked at, every other is well.
 */
@Path("/wxa/msg_sec_check")
@Produces(MediaType.APPLICATION_JSON)
class ContentCheckResource {

    private static final Result PASS = new Result("pass", 100);
    private static final Result REVIEW = new Result("review", 21000);
    private static final Result RISKY = new Result("risky", 20006);

    private final AccessTokens tokens;

    ContentCheckResource(AccessTokens tokens) {
        this.tokens = tokens;
    }

    record Result(String suggest, int label) {}

    record Checked(int errcode, String errmsg, Result result) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Object check(@RestQuery("access_token") @Nullable String accessToken, JsonNode body) {
        return tokens.<Object>authorize(
                accessToken,
                app -> {
                    var content = body.path("content").asText();
                    return content.isEmpty() || body.path("openid").asText().isEmpty()
                            ? ApiAnswer.of(ErrorCode.INVALID_PARAMETER)
                            : new Checked(0, "ok", result(content));
                },
                ApiAnswer::of);
    }

    private static Result result(String content) {
        return content.contains("违规") ? RISKY : content.contains("可疑") ? REVIEW : PASS;
    }
}
