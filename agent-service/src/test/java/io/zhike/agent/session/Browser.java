package io.zhike.agent.session;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Follows where it is led, and keeps the cookies. */
final class Browser implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final List<String> cookies = new ArrayList<>();

    static URI service(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    /** Signs in at the provider, and ends where that leads to. */
    HttpResponse<String> signIn(String person, String back, String... headers) {
        HttpResponse<String> page = get(service("/sign-in?back=" + back), headers);
        return follow(
                send(HttpRequest.newBuilder(page.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=%s&password=%s".formatted(person, person)))),
                headers);
    }

    HttpResponse<String> get(URI address, String... headers) {
        return follow(send(HttpRequest.newBuilder(address), headers), headers);
    }

    HttpResponse<String> put(URI address, String json, String... headers) {
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)),
                headers);
    }

    /** What was set so far, as it was set. */
    List<String> cookies() {
        return cookies;
    }

    /** As the service would be sent them. */
    String sent(String path) {
        try {
            return String.join(
                    "; ",
                    client.cookieHandler()
                            .orElseThrow()
                            .get(service(path), Map.of())
                            .getOrDefault("Cookie", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers for the service alone */
    private HttpResponse<String> follow(HttpResponse<String> first, String... headers) {
        HttpResponse<String> response = first;
        while (response.statusCode() / 100 == 3) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(HttpRequest.newBuilder(next), next.getPort() == RestAssured.port ? headers : new String[0]);
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            cookies.addAll(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
