package io.zhike.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedOidcIT {

    private static final String CALLBACK = "http://127.0.0.1:8083/callback";

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private Place place;
    private EmbeddedOidc oidc;

    @BeforeEach
    void start() {
        place = Place.lasting(Place.LOOPBACK, Place.freePort(), folder);
        oidc = new EmbeddedOidc(place).start();
    }

    @AfterEach
    void stop() {
        oidc.close();
        browser.close();
    }

    @Test
    void scriptsGetATokenByPassword() throws Exception {
        // When
        var answer = token(Map.of(
                "grant_type", "password", "client_id", "zhike", "username", "li", "password", "li", "scope", "openid"));

        // Then
        var claims = claims(answer, "access_token");
        assertThat(claims.getSubject()).isEqualTo("li");
        assertThat(claims.getIssuer()).isEqualTo(oidc.issuer());
        assertThat(claims.getAudience()).containsExactly("zhike");
        assertThat(claims.getStringListClaim("roles")).containsExactly("agent");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("li");
        assertThat(claims.getStringClaim("name")).isEqualTo("小李");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void administratorsHaveTheirRole() throws Exception {
        // When
        var answer =
                token(Map.of("grant_type", "password", "client_id", "zhike", "username", "admin", "password", "admin"));

        // Then
        assertThat(claims(answer, "access_token").getStringListClaim("roles")).containsExactly("admin");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        // When
        var answer =
                token(Map.of("grant_type", "password", "client_id", "zhike", "username", "li", "password", "wang"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSONObjectUtils.parse(answer.body())).containsEntry("error", "invalid_grant");
    }

    @Test
    void servicesGetATokenByTheirSecret() throws Exception {
        // When
        var answer = tokenOfServices("local-secret-of-services");

        // Then
        var claims = claims(answer, "access_token");
        assertThat(claims.getSubject()).isEqualTo("zhike-services");
        assertThat(claims.getAudience()).containsExactly("zhike");
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        // When
        var answer = tokenOfServices("guessed");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSONObjectUtils.parse(answer.body())).containsEntry("error", "invalid_client");
    }

    @Test
    void peopleSignInOnItsPage() throws Exception {
        // Given
        var page = browser.send(HttpRequest.newBuilder(authorize()).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"li\"", "value=\"wang\"", "value=\"zhao\"", "value=\"admin\"");

        // When
        var signedIn =
                post(authorize(), Map.of("username", "wang", "password", "wang", "claims", "{\"roles\":[\"admin\"]}"));

        // Then
        assertThat(signedIn.statusCode()).isEqualTo(302);
        var back = URI.create(signedIn.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(CALLBACK).contains("state=s1");
        var code = back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
        var answer = token(Map.of(
                "grant_type", "authorization_code", "client_id", "zhike", "code", code, "redirect_uri", CALLBACK));
        for (var kind : List.of("id_token", "access_token")) {
            var claims = claims(answer, kind);
            assertThat(claims.getSubject()).isEqualTo("wang");
            assertThat(claims.getStringClaim("nonce")).isEqualTo("n1");
            assertThat(claims.getStringListClaim("roles")).containsExactly("agent");
        }
    }

    @Test
    void aWrongPasswordShowsThePageAgain() throws Exception {
        // When
        var answer = post(authorize(), Map.of("username", "wang", "password", "guessed"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("The name or the password is wrong", "value=\"wang\"");
    }

    @Test
    void theIssuerIsOneWhateverNameACallerUses() throws Exception {
        // Given
        var byName = URI.create("http://localhost:%d/zhike/.well-known/openid-configuration".formatted(place.port()));

        // When
        var answer = browser.send(HttpRequest.newBuilder(byName).build(), BodyHandlers.ofString());

        // Then
        assertThat(JSONObjectUtils.parse(answer.body()))
                .containsEntry("issuer", oidc.issuer())
                .containsEntry("token_endpoint", oidc.issuer() + "/token");
    }

    @Test
    void tokensStayValidOverARestart() throws Exception {
        // Given
        var token = SignedJWT.parse((String) JSONObjectUtils.parse(
                        tokenOfServices("local-secret-of-services").body())
                .get("access_token"));

        // When
        oidc.close();
        oidc = new EmbeddedOidc(place).start();

        // Then
        var keys = browser.send(
                HttpRequest.newBuilder(URI.create(oidc.issuer() + "/jwks")).build(), BodyHandlers.ofString());
        var key = JWKSet.parse(keys.body()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    private URI authorize() {
        return URI.create(oidc.issuer() + "/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "zhike",
                        "scope", "openid",
                        "redirect_uri", CALLBACK,
                        "state", "s1",
                        "nonce", "n1")));
    }

    private HttpResponse<String> tokenOfServices(String secret) throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString(("zhike-services:" + secret).getBytes(UTF_8));
        return browser.send(
                HttpRequest.newBuilder(URI.create(oidc.issuer() + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + credentials)
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> token(Map<String, String> parameters) throws IOException, InterruptedException {
        return post(URI.create(oidc.issuer() + "/token"), parameters);
    }

    private HttpResponse<String> post(URI uri, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(parameters)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static com.nimbusds.jwt.JWTClaimsSet claims(HttpResponse<String> answer, String kind) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse((String) JSONObjectUtils.parse(answer.body()).get(kind))
                .getJWTClaimsSet();
    }
}
