package io.zhike.embedded;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What a token says beside issuer, times and signature. Who asks has been let in by {@link SignInGate}. */
final class LocalTokens implements OAuth2TokenCallback {

    private static final Duration LIFETIME = Duration.ofHours(8);

    @Override
    public String issuerId() {
        return EmbeddedOidc.ISSUER;
    }

    /** The client, where no person stands behind the token; the library puts the person in otherwise. */
    @Override
    public String subject(TokenRequest request) {
        return EmbeddedOidc.SERVICES_CLIENT;
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(EmbeddedOidc.PEOPLE_CLIENT);
    }

    /** Nothing for an authorization code: those claims come with the code, from the sign-in page. */
    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        var grant = request.getAuthorizationGrant();
        if (grant instanceof ResourceOwnerPasswordCredentialsGrant password) {
            Map<String, Object> claims = new HashMap<>(LocalPerson.named(password.getUsername())
                    .map(LocalPerson::claims)
                    .or(() -> Crowd.claims(password.getUsername()))
                    .orElseThrow());
            lifetime(request)
                    .ifPresent(lifetime ->
                            claims.put("exp", Date.from(Instant.now().plus(lifetime))));
            return claims;
        }
        if (grant instanceof ClientCredentialsGrant) {
            return Map.of("roles", List.of("service"));
        }
        return Map.of();
    }

    /** Tests want tokens that end soon. */
    private static Optional<Duration> lifetime(TokenRequest request) {
        return Optional.ofNullable(request.getCustomParameter(Tokens.LIFETIME))
                .map(List::getFirst)
                .map(Duration::parse);
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }
}
