package io.zhike.simulator.send;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.zhike.simulator.ApiAnswer;
import io.zhike.simulator.app.App;
import io.zhike.simulator.fault.CallFate;
import io.zhike.simulator.fault.Faults;
import io.zhike.simulator.token.AccessTokens;
import io.zhike.wechat.api.ErrorCode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /cgi-bin/message/custom/send} and {@code .../business/typing}; faults strike the former only. */
@Path("/cgi-bin/message/custom")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class CustomMessageResource {

    private final AccessTokens tokens;
    private final ReceiveMessage receiveMessage;
    private final Faults faults;

    CustomMessageResource(AccessTokens tokens, ReceiveMessage receiveMessage, Faults faults) {
        this.tokens = tokens;
        this.receiveMessage = receiveMessage;
        this.faults = faults;
    }

    @POST
    @Path("/send")
    public Uni<ApiAnswer> send(@QueryParam("access_token") @Nullable String accessToken, byte[] body) {
        return authorized(accessToken, app -> late(app).chain(() -> send(app, body)));
    }

    @POST
    @Path("/business/typing")
    public Uni<ApiAnswer> typing(@QueryParam("access_token") @Nullable String accessToken, byte[] body) {
        return authorized(accessToken, app -> answer(receiveMessage.typing(app, body)));
    }

    private Uni<ApiAnswer> authorized(@Nullable String accessToken, Function<App, Uni<ApiAnswer>> call) {
        return tokens.authorize(accessToken, call, CustomMessageResource::answer);
    }

    private Uni<Void> late(App app) {
        var latency = faults.latency(app.id());
        var now = Uni.createFrom().voidItem();
        return latency.isZero() ? now : now.onItem().delayIt().by(latency);
    }

    private Uni<ApiAnswer> send(App app, byte[] body) {
        return switch (faults.fate(app.id())) {
            case CallFate.Normal() -> answer(receiveMessage.receive(app, body));
            case CallFate.Refused(var errorCode) -> Uni.createFrom().item(ApiAnswer.of(errorCode));
            case CallFate.SilentBeforeAccepting() -> Uni.createFrom().nothing();
            case CallFate.SilentAfterAccepting() -> {
                receiveMessage.receive(app, body);
                yield Uni.createFrom().nothing();
            }
        };
    }

    private static Uni<ApiAnswer> answer(ErrorCode code) {
        return Uni.createFrom().item(ApiAnswer.of(code));
    }
}
