package io.zhike.agent.session;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Who sends a request is told by a bearer token or by a browser's session. Only who asks to sign in is led to the provider:
 * whatever else has neither, or one that has ended, is answered 401, which a program understands.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionOrToken implements HttpAuthenticationMechanism {

    private static final ChallengeData UNAUTHORIZED =
            new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");

    private final OidcAuthenticationMechanism oidc;

    SessionOrToken(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return oidc.authenticate(request, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return request.normalizedPath().startsWith(SignInResource.PATH)
                ? oidc.getChallenge(request)
                : Uni.createFrom().item(UNAUTHORIZED);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
