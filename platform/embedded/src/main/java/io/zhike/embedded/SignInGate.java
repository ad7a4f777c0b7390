package io.zhike.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.Optional;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;

/** Asks for passwords and client secrets, and passes on to the provider only who gave the right one. */
final class SignInGate implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {

    private static final String PATH = "/" + EmbeddedOidc.ISSUER;
    private static final int UNAUTHORIZED = 401;

    private final Function1<OAuth2HttpRequest, OAuth2HttpResponse> provider;

    SignInGate(Function1<OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        this.provider = provider;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return switch (request.getMethod() + " " + request.getUrl().encodedPath()) {
            case "GET " + PATH + "/authorize" -> OAuth2HttpResponseKt.html(SignInPage.asking());
            case "POST " + PATH + "/authorize" -> signIn(request);
            case "POST " + PATH + "/token" ->
                refusal(request).map(OAuth2HttpResponseKt::oauth2Error).orElseGet(() -> provider.invoke(request));
            default -> provider.invoke(request);
        };
    }

    private OAuth2HttpResponse signIn(OAuth2HttpRequest request) {
        return LocalPerson.signIn(parameter(request, "username"), parameter(request, "password"))
                .map(person -> provider.invoke(as(person, request)))
                .orElseGet(() -> {
                    var page = OAuth2HttpResponseKt.html(SignInPage.refusing());
                    return new OAuth2HttpResponse(page.getHeaders(), UNAUTHORIZED, page.getBody(), null);
                });
    }

    /** The provider takes who signs in, and with which claims, from the form: ours, never the browser's. */
    private static OAuth2HttpRequest as(LocalPerson person, OAuth2HttpRequest request) {
        var claims = URLEncoder.encode(JSONObjectUtils.toJSONString(person.claims()), UTF_8);
        var form = "username=" + person.login() + "&claims=" + claims;
        return new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), form);
    }

    private static Optional<ErrorObject> refusal(OAuth2HttpRequest request) {
        try {
            return refusal(TokenRequest.parse(request.asNimbusHTTPRequest()), request);
        } catch (ParseException e) {
            return Optional.of(Objects.requireNonNullElse(e.getErrorObject(), OAuth2Error.INVALID_REQUEST));
        }
    }

    private static Optional<ErrorObject> refusal(TokenRequest asked, OAuth2HttpRequest request) {
        var grant = asked.getAuthorizationGrant().getType();
        if (grant.equals(GrantType.CLIENT_CREDENTIALS)) {
            return isServices(asked) ? Optional.empty() : Optional.of(OAuth2Error.INVALID_CLIENT);
        }
        if (!EmbeddedOidc.PEOPLE_CLIENT.equals(clientId(asked))) {
            return Optional.of(OAuth2Error.INVALID_CLIENT);
        }
        if (grant.equals(GrantType.PASSWORD)) {
            String username = parameter(request, "username");
            String password = parameter(request, "password");
            return LocalPerson.signIn(username, password).isPresent()
                            || Crowd.has(username) && username.equals(password)
                    ? Optional.empty()
                    : Optional.of(OAuth2Error.INVALID_GRANT);
        }
        return grant.equals(GrantType.AUTHORIZATION_CODE) || grant.equals(GrantType.REFRESH_TOKEN)
                ? Optional.empty()
                : Optional.of(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }

    private static boolean isServices(TokenRequest asked) {
        return asked.getClientAuthentication() instanceof PlainClientSecret secret
                && secret.getClientID().getValue().equals(EmbeddedOidc.SERVICES_CLIENT)
                && secret.getClientSecret().getValue().equals(EmbeddedOidc.SERVICES_SECRET);
    }

    private static String clientId(TokenRequest asked) {
        var authentication = asked.getClientAuthentication();
        var id = authentication == null ? asked.getClientID() : authentication.getClientID();
        return id == null ? "" : id.getValue();
    }

    private static String parameter(OAuth2HttpRequest request, String name) {
        var value = request.getFormParameters().get(name);
        return value == null ? "" : value;
    }
}
