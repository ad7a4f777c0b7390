package io.zhike.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens of the local provider, for tests and scripts that call an API. */
public final class Tokens {

    /** The name of the parameter that asks for a lifetime, as ISO 8601 has it. */
    static final String LIFETIME = "lifetime";

    private final URI endpoint;

    /** @param issuer of the provider, {@link EmbeddedOidc#issuer()} */
    public Tokens(String issuer) {
        this.endpoint = URI.create(issuer + "/token");
    }

    /** A token of li, wang, zhao or admin, by the password grant. */
    public String of(LocalPerson person) {
        return ask(passwordOf(person.login()));
    }

    /** The same, which ends soon. */
    public String of(LocalPerson person, Duration lifetime) {
        Map<String, String> asked = new HashMap<>(passwordOf(person.login()));
        asked.put(LIFETIME, lifetime.toString());
        return ask(asked);
    }

    /** A token of one of very many agents; their login is {@code crowd-} and the number. */
    public String ofCrowd(int number) {
        return ask(passwordOf(Crowd.login(number)));
    }

    private static Map<String, String> passwordOf(String login) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                EmbeddedOidc.PEOPLE_CLIENT,
                "username",
                login,
                "password",
                login);
    }

    /** A token with which one service calls another, by client credentials. */
    public String ofServices() {
        return ask(Map.of(
                "grant_type", "client_credentials",
                "client_id", EmbeddedOidc.SERVICES_CLIENT,
                "client_secret", EmbeddedOidc.SERVICES_SECRET));
    }

    private String ask(Map<String, String> parameters) {
        var form = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "The provider answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token");
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("No token from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a token", e);
        }
    }
}
