package io.zhike.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.embedded.LocalPerson;
import io.zhike.hostile.HostilePush;
import io.zhike.local.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Makes every service say no, in every way that it has, and keeps what it says. */
final class Refusals implements AutoCloseable {

    private static final List<String> BODIES = List.of("{", "{}", "{\"type\":\"text\",\"text\":7}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Set<Integer> statuses = new TreeSet<>();

    /** Of the services with an API. */
    void ask(LocalSystem system, String appId) {
        var app = "/api/apps/" + appId;
        var paths = Map.of(
                Part.ROUTING, List.of("/nothing", "/api/apps/wx0/reception", app + "/reception"),
                Part.QUOTA,
                        List.of(
                                "/nothing",
                                "/api/apps/wx0/users/o1/quota",
                                app + "/users/o1/quota",
                                app + "/quota-policy"),
                Part.SENDER,
                        List.of(
                                "/nothing",
                                "/api/apps/wx0/deliveries/1",
                                app + "/deliveries/" + new UUID(1, 2),
                                app + "/doctor",
                                app + "/users/o1/content-check"),
                Part.AGENT,
                        List.of(
                                "/nothing",
                                "/api/apps/wx0/reception",
                                app + "/reception",
                                app + "/compliance",
                                app + "/compliance/findings",
                                app + "/doctor",
                                app + "/users/o1/quota",
                                app + "/deliveries/" + new UUID(1, 2),
                                "/api/conversations/" + new UUID(1, 2) + "/messages",
                                "/api/me/status"));
        var bearers = List.of(
                "none.at.all",
                system.tokens().of(LocalPerson.LI),
                system.tokens().of(LocalPerson.ADMIN),
                system.tokens().ofServices());
        paths.forEach((service, ofService) -> {
            for (var path : ofService) {
                keep(request(system.url(service) + path));
                bearers.forEach(bearer -> ask(system.url(service) + path, bearer));
            }
        });
    }

    private void ask(String url, String bearer) {
        keep(request(url).header("Authorization", "Bearer " + bearer));
        for (var body : BODIES) {
            for (var method : List.of("POST", "PUT")) {
                keep(request(url)
                        .header("Authorization", "Bearer " + bearer)
                        .method(method, BodyPublishers.ofString(body)));
            }
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
    }

    /** Of the gateway. */
    void push(LocalSystem system, HostilePush push) {
        var address = system.gatewayUrl() + "/wechat/" + push.app().id() + "?" + push.queryString();
        keep(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(push.body())));
    }

    private void keep(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            statuses.add(answer.statusCode());
            said.writeBytes((answer.headers().map() + "\n").getBytes(UTF_8));
            said.writeBytes(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + request.build(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<Integer> statuses() {
        return statuses;
    }

    byte[] said() {
        return said.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
