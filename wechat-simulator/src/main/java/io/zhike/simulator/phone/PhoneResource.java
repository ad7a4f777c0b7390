package io.zhike.simulator.phone;

import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.zhike.simulator.Listing;
import io.zhike.simulator.app.App;
import io.zhike.simulator.app.Apps;
import io.zhike.simulator.phone.Phone.PhoneView;
import io.zhike.simulator.phone.PhoneEntry.Direction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A user's phone, for the phone page and for scripts. */
@Path("/simulator/apps/{appId}/users/{openId}")
@NonBlocking
class PhoneResource {

    private static final String OPEN_ID = "[A-Za-z0-9_-]{1,64}";

    private final Apps apps;
    private final Phones phones;
    private final UserActions actions;
    private final InstantSource clock;

    PhoneResource(Apps apps, Phones phones, UserActions actions, InstantSource clock) {
        this.apps = apps;
        this.phones = phones;
        this.actions = actions;
        this.clock = clock;
    }

    record Entrance(@Nullable @Size(max = 10_000) String sessionFrom) {}

    record Written(String msgId, long createTime) {}

    @POST
    @Path("/enter")
    public Response enter(
            @RestPath String appId, @RestPath @Pattern(regexp = OPEN_ID) String openId, @Valid Entrance entrance) {
        var sessionFrom = entrance == null ? null : entrance.sessionFrom();
        actions.enter(app(appId), openId, sessionFrom == null ? "" : sessionFrom);
        return Response.accepted().build();
    }

    @POST
    @Path("/messages")
    public Response write(
            @RestPath String appId,
            @RestPath @Pattern(regexp = OPEN_ID) String openId,
            @NotNull @Valid UserMessage message) {
        var written = actions.write(app(appId), openId, message);
        return Response.accepted(
                        new Written(written.msgId(), written.createTime().getEpochSecond()))
                .build();
    }

    @GET
    @Path("/messages")
    public Listing<PhoneEntry> messages(@RestPath String appId, @RestPath @Pattern(regexp = OPEN_ID) String openId) {
        return Listing.whole(phones.find(app(appId), openId).stream()
                .flatMap(phone -> phone.view(clock.instant()).entries().stream())
                .filter(entry -> entry.direction() != Direction.NOTICE)
                .toList());
    }

    @GET
    public PhoneView view(@RestPath String appId, @RestPath @Pattern(regexp = OPEN_ID) String openId) {
        return phones.phone(app(appId), openId).view(clock.instant());
    }

    /** Says that the phone has changed, by its version; what has changed is for {@link #view} to tell. */
    @GET
    @Path("/updates")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Long> updates(@RestPath String appId, @RestPath @Pattern(regexp = OPEN_ID) String openId) {
        var phone = phones.phone(app(appId), openId);
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            emitter.onTermination(phone.listen(emitter::emit));
                            emitter.emit(phone.view(clock.instant()).version());
                        },
                        BackPressureStrategy.LATEST);
    }

    @ServerExceptionMapper
    Response unknownType(InvalidTypeIdException unknown) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("Bad Request")
                .withDetail("type must be text, image or miniprogrampage")
                .build()
                .toResponse();
    }

    private App app(String appId) {
        return apps.find(appId)
                .orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "No app of this id is configured"));
    }
}
