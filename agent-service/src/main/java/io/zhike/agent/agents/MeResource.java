package io.zhike.agent.agents;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The caller themselves. */
@Path("/api")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class MeResource {

    private final Callers callers;
    private final Apps apps;
    private final Agents agents;
    private final ChangeAgent changeAgent;
    private final MeetAgent meetAgent;

    MeResource(Callers callers, Apps apps, Agents agents, ChangeAgent changeAgent, MeetAgent meetAgent) {
        this.callers = callers;
        this.apps = apps;
        this.agents = agents;
        this.changeAgent = changeAgent;
        this.meetAgent = meetAgent;
    }

    /** Whether they are there. */
    record Status(@NotNull Presence status) {}

    @GET
    @Path("/me")
    public Me me() {
        Caller caller = callers.current();
        callers.verifiedEmail().ifPresent(email -> meetAgent.meet(caller.id(), caller.name(), email));
        Caller met = callers.again(caller);
        return me(met, agents.find(met.id()).orElse(null));
    }

    /** Signs in (ONLINE, AWAY) or out (OFFLINE). */
    @PUT
    @Path("/me/status")
    public Me status(@NotNull @Valid Status status) {
        Caller caller = callers.current();
        AgentRow agent = agent(caller);
        changeAgent.become(agent, status.status());
        return me(caller, agent);
    }

    @PATCH
    @Path("/me")
    public Me change(@NotNull @Valid AgentChange.OfOneself change) {
        Caller caller = callers.current();
        AgentRow agent = agent(caller);
        changeAgent.change(agent, change.change());
        return me(caller, agent);
    }

    /** The apps that the caller may see. */
    @GET
    @Path("/apps")
    public Page<Me.App> apps() {
        return new Page<>(apps(callers.current()), null);
    }

    private AgentRow agent(Caller caller) {
        if (caller.isUnbound()) {
            throw Problems.forbidden(Caller.UNBOUND);
        }
        AgentRow agent = agents.lockOrAdd(caller.id(), caller.name());
        agent.isMet(caller.name(), caller.administrator());
        return agent;
    }

    private Me me(Caller caller, @Nullable AgentRow agent) {
        return new Me(
                caller.id(),
                agent == null || agent.name.equals(agent.id) ? caller.name() : agent.name,
                List.of(caller.administrator() ? TokenRoles.ADMIN : TokenRoles.AGENT),
                apps(caller),
                agent == null ? AgentRow.DEFAULT_CAPACITY : agent.capacity,
                agent == null || agent.autoAccept,
                agent == null ? Presence.OFFLINE : agent.status,
                caller.isUnbound() ? Caller.UNBOUND : null);
    }

    private List<Me.App> apps(Caller caller) {
        return caller.apps().entrySet().stream()
                .map(app -> new Me.App(
                        app.getKey(),
                        apps.name(app.getKey()),
                        app.getValue().role(),
                        new TreeSet<>(app.getValue().groups())))
                .toList();
    }
}
