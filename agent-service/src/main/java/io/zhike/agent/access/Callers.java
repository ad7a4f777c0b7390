package io.zhike.agent.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.http.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who asks, from their token and their bindings. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final Apps apps;
    private final Bindings bindings;

    Callers(SecurityIdentity identity, JsonWebToken token, Apps apps, Bindings bindings) {
        this.identity = identity;
        this.token = token;
        this.apps = apps;
        this.bindings = bindings;
    }

    /** Who sent the present request. */
    public Caller current() {
        String id = identity.getPrincipal().getName();
        String name = Optional.<String>ofNullable(token.getClaim("name")).orElse(id);
        boolean administrator = identity.hasRole(TokenRoles.ADMIN);
        return new Caller(id, name, administrator, administrator ? everyApp() : known(bindings.of(id)));
    }

    /** The email address of who sent the present request, in lower case; empty where the provider has verified none. */
    public Optional<String> verifiedEmail() {
        boolean verified = Boolean.TRUE.equals(token.<Boolean>getClaim("email_verified"));
        return Optional.<String>ofNullable(token.getClaim("email"))
                .filter(_ -> verified)
                .map(email -> email.toLowerCase(Locale.ROOT));
    }

    /** Someone who sent a request once, with what they may see by now. */
    public Caller again(Caller caller) {
        return again(List.of(caller)).getFirst();
    }

    /** The same of several, in their order. */
    public List<Caller> again(List<Caller> callers) {
        Map<String, Map<String, Membership>> bound =
                bindings.of(callers.stream().map(Caller::id).distinct().toList());
        return callers.stream()
                .map(caller -> new Caller(
                        caller.id(),
                        caller.name(),
                        caller.administrator(),
                        caller.administrator() ? everyApp() : known(bound.getOrDefault(caller.id(), Map.of()))))
                .toList();
    }

    /** The same, who must see the app: to others it is not there. */
    public Caller seeing(String appId) {
        Caller caller = current();
        if (!caller.sees(appId)) {
            throw Problems.notFound();
        }
        return caller;
    }

    /** The same, who must administer the app. */
    public Caller administering(String appId) {
        Caller caller = seeing(appId);
        if (!caller.administers(appId)) {
            throw Problems.forbidden("Only an administrator of the app may do this");
        }
        return caller;
    }

    private SortedMap<String, Membership> everyApp() {
        SortedMap<String, Membership> memberships = new TreeMap<>();
        apps.ids().forEach(appId -> memberships.put(appId, Membership.ADMINISTRATOR));
        return memberships;
    }

    private SortedMap<String, Membership> known(Map<String, Membership> bound) {
        SortedMap<String, Membership> memberships = new TreeMap<>(bound);
        memberships.keySet().retainAll(apps.ids());
        return memberships;
    }
}
