package io.zhike.agent.agents;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.BindingRow;
import io.zhike.agent.access.Bindings;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.Role;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An app's agents, kept by its administrators. */
@Path("/api/apps/{appId}/agents")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class AgentsResource {

    private final Callers callers;
    private final Agents agents;
    private final Bindings bindings;
    private final BindAgent bindAgent;
    private final ChangeAgent changeAgent;
    private final AuditTrail trail;

    AgentsResource(
            Callers callers,
            Agents agents,
            Bindings bindings,
            BindAgent bindAgent,
            ChangeAgent changeAgent,
            AuditTrail trail) {
        this.callers = callers;
        this.agents = agents;
        this.bindings = bindings;
        this.bindAgent = bindAgent;
        this.changeAgent = changeAgent;
        this.trail = trail;
    }

    /**
     * Who is to be bound, by their username or by their email address.
     *
     * @param email whoever signs in with it, as the identity provider has verified it, is who is meant
     * @param name null: as the provider calls them
     * @param role null: agent
     * @param capacity null: as it is, or 10
     * @param groups null: none
     */
    record Binding(
            @Nullable
            @Size(max = 200)
            @Pattern(regexp = "\\P{Cc}*\\S\\P{Cc}*", message = "is blank or has control characters")
            String username,

            @Nullable @Email @Size(max = 200) String email,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = "\\P{Cc}*", message = "has control characters")
            String name,

            @Nullable Role role,
            @Nullable @Min(1) @Max(AgentRow.MAX_CAPACITY) Integer capacity,
            @Nullable @GroupNames Set<String> groups) {}

    @GET
    public Page<Agent> list(@PathParam("appId") String appId) {
        callers.administering(appId);
        return new Page<>(agents.boundTo(appId), null);
    }

    @POST
    public RestResponse<Agent> bind(@PathParam("appId") String appId, @NotNull @Valid Binding binding) {
        Caller caller = callers.administering(appId);
        if ((binding.username() == null) == (binding.email() == null)) {
            throw Problems.invalid(Violation.In.body, "username", "or email is needed, and not both");
        }
        Role role = binding.role() == null ? Role.AGENT : binding.role();
        Set<String> groups = binding.groups() == null ? Set.of() : binding.groups();
        String id = binding.email() == null
                ? Objects.requireNonNull(binding.username()).strip()
                : bindAgent.idOf(binding.email().toLowerCase(Locale.ROOT));
        var outcome = bindAgent.bind(appId, id, binding.name(), role, binding.capacity(), groups);
        return switch (outcome) {
            case BindAgent.Outcome.Bound(Agent agent) -> {
                trail.didToAgent(caller.id(), Action.AGENT_BOUND, appId, agent.id(), Map.of("role", role.name()));
                yield RestResponse.status(Status.CREATED, agent);
            }
            case BindAgent.Outcome.BoundAlready _ -> throw Problems.conflict("This agent is bound to the app already");
            case BindAgent.Outcome.Full _ ->
                throw Problems.conflict("An app has at most " + BindAgent.MAX_AGENTS + " agents");
        };
    }

    @PATCH
    @Path("/{agentId}")
    public Agent change(
            @PathParam("appId") String appId,
            @PathParam("agentId") String agentId,
            @NotNull @Valid AgentChange change) {
        Caller caller = callers.administering(appId);
        BindingRow binding = bindings.find(appId, agentId).orElseThrow(Problems::notFound);
        AgentRow agent = agents.lock(agentId).orElseThrow(Problems::notFound);
        changeAgent.change(agent, change);
        if (change.role() != null) {
            binding.become(change.role());
        }
        if (change.groups() != null) {
            changeAgent.join(agent, binding, change.groups());
        }
        trail.didToAgent(caller.id(), Action.AGENT_CHANGED, appId, agentId, change.words());
        return Agent.of(agent, binding);
    }

    @DELETE
    @Path("/{agentId}")
    public void unbind(@PathParam("appId") String appId, @PathParam("agentId") String agentId) {
        Caller caller = callers.administering(appId);
        bindAgent.unbind(bindings.find(appId, agentId).orElseThrow(Problems::notFound));
        trail.didToAgent(caller.id(), Action.AGENT_UNBOUND, appId, agentId, Map.of());
    }
}
