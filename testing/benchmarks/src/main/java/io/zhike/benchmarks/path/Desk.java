package io.zhike.benchmarks.path;

import io.vertx.core.json.JsonObject;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** agent-service's API, as far as a benchmark sets the desk up. */
final class Desk {

    private static final List<LocalPerson> AGENTS = List.of(LocalPerson.LI, LocalPerson.WANG, LocalPerson.ZHAO);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Tokens tokens;

    Desk(String agentServiceUrl, Tokens tokens) {
        url = agentServiceUrl;
        this.tokens = tokens;
    }

    /** The switch 转人工客服: with it on, a message goes to the robot. */
    void transferToHuman(boolean on) {
        var resource = "/api/apps/" + EncryptedPushes.JSON.appId() + "/reception";
        var settings = new JsonObject(call(LocalPerson.ADMIN, "GET", resource, ""));
        call(
                LocalPerson.ADMIN,
                "PUT",
                resource,
                settings.put("transferToHuman", on).encode());
    }

    /** Everybody online, with room for so many conversations each. */
    void open(int capacity) {
        for (var agent : AGENTS) {
            call(
                    LocalPerson.ADMIN,
                    "PATCH",
                    "/api/apps/" + EncryptedPushes.JSON.appId() + "/agents/" + agent.login(),
                    new JsonObject().put("capacity", capacity).encode());
            call(agent, "PUT", "/api/me/status", "{\"status\":\"ONLINE\"}");
        }
    }

    private String call(LocalPerson caller, String method, String resource, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + resource))
                .header("Authorization", "Bearer " + tokens.of(caller))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s %s: %d %s".formatted(method, resource, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
