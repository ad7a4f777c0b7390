package io.zhike.embedded;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider for this machine alone. It knows the {@linkplain LocalPerson local people}, whose password
 * is their name: authorization code with a sign-in page, password grant for scripts (public client {@link
 * #PEOPLE_CLIENT}) and client credentials for services ({@link #SERVICES_CLIENT}). Tokens last 8 h and carry the claim
 * {@code roles}.
 *
 * <p>The protocol is mock-oauth2-server's, which lets anybody in; {@link SignInGate} stands before it and asks for
 * passwords. The signing key lies in the data folder, so tokens stay valid over a restart; authorization codes and
 * refresh tokens do not.
 */
public final class EmbeddedOidc implements AutoCloseable {

    /** The audience of every access token, and the public client of people and their scripts. */
    public static final String PEOPLE_CLIENT = "zhike";

    /** The confidential client of the services; its tokens have the role {@code service}. */
    public static final String SERVICES_CLIENT = "zhike-services";

    /** No secret at all, as its name says: it guards nothing but this machine. */
    public static final String SERVICES_SECRET = "local-secret-of-services";

    /** The path of the issuer, and the id of its signing key. */
    static final String ISSUER = "zhike";

    private final Place place;
    private @Nullable OidcHttpServer server;

    public EmbeddedOidc(Place place) {
        this.place = place;
    }

    /** Starts the provider with the key that is there, or with a new one, and returns when it has answered. */
    public synchronized EmbeddedOidc start() {
        if (server != null) {
            return this;
        }
        QuietLogs.warningsOf("no.nav.security.mock");
        place.createFolder();
        var keys = new KeyProvider(List.of(SigningKey.in(place.folder())), SigningKey.ALGORITHM);
        var starting = new OidcHttpServer(place);
        var provider = new OAuth2HttpRequestHandler(new OAuth2Config(
                true, null, null, false, new OAuth2TokenProvider(keys), Set.of(new LocalTokens()), starting));
        try {
            starting.serve(new SignInGate(provider.getAuthorizationServer()));
        } catch (IOException e) {
            throw new EngineException(
                    "The OpenID Connect provider did not start on port %d: %s".formatted(place.port(), e.getMessage()),
                    e);
        }
        server = starting;
        ask("/.well-known/openid-configuration");
        ask("/jwks");
        return this;
    }

    /** The first question takes it seconds on a busy machine, longer than some who ask later would wait. */
    private void ask(String path) {
        try (var answer = URI.create(issuer() + path).toURL().openStream()) {
            answer.readAllBytes();
        } catch (IOException e) {
            throw new EngineException("The OpenID Connect provider does not answer: " + e.getMessage(), e);
        }
    }

    /** The {@code iss} of its tokens and its address, {@code http://127.0.0.1:8095/zhike} for example. */
    public String issuer() {
        return "http://%s:%d/%s".formatted(place.reachableHost(), place.port(), ISSUER);
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** Stops the provider and deletes temporary data. */
    @Override
    public void close() {
        stop();
        place.deleteIfDisposable();
    }
}
