package io.zhike.agent.customer;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The card beside a thread. */
@Path("/api/apps/{appId}/users/{openId}")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class CustomerResource {

    private final Callers callers;
    private final Customers customers;

    CustomerResource(Callers callers, Customers customers) {
        this.callers = callers;
        this.customers = customers;
    }

    @GET
    @Operation(summary = "Who the user is, as far as the desk knows")
    public CustomerCard card(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        return customers
                .find(callers.current(), new UserKey(appId, openId))
                .map(CustomerCard::of)
                .orElseThrow(Problems::notFound);
    }

    @PATCH
    @Operation(summary = "Changes what people write of the user; a field that is left out stays, null clears it")
    public CustomerCard change(
            @PathParam("appId") String appId, @PathParam("openId") String openId, @NotNull @Valid CardChange change) {
        UserRow user =
                customers.lock(callers.current(), new UserKey(appId, openId)).orElseThrow(Problems::notFound);
        user.remarks(change.of(user.remarks()));
        customers.changed(user);
        return CustomerCard.of(user);
    }
}
