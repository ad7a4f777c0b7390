package io.zhike.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP, as a script outside the system would speak it. */
final class Http {

    /**
     * An answer.
     *
     * @param body the JSON of the body; a missing node where it is none
     */
    record Answer(int status, JsonNode body, String text) {

        /** The body, for an answer that must be a success. */
        JsonNode ok() {
            if (status / 100 != 2) {
                throw new AssertionError("HTTP " + status + ": " + text);
            }
            return body;
        }
    }

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final @Nullable String bearer;

    private Http(@Nullable String bearer) {
        this.bearer = bearer;
    }

    static Http withoutToken() {
        return new Http(null);
    }

    static Http withToken(String token) {
        return new Http(token);
    }

    Answer get(String url) {
        return send(request(url).GET().build());
    }

    Answer post(String url, Map<String, ?> body) {
        return send(request(url).POST(BodyPublishers.ofString(json(body))).build());
    }

    Answer put(String url, Map<String, ?> body) {
        return send(request(url).PUT(BodyPublishers.ofString(json(body))).build());
    }

    Answer patch(String url, Map<String, ?> body) {
        return send(request(url)
                .method("PATCH", BodyPublishers.ofString(json(body)))
                .build());
    }

    Answer delete(String url) {
        return send(request(url).DELETE().build());
    }

    /** What is there, which need be no JSON. */
    byte[] bytes(String url) {
        try {
            var response = client.send(request(url).GET().build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form with a field {@code app} and a file. */
    Answer upload(String url, String app, byte[] file) {
        var head = """
                --zhike\r
                Content-Disposition: form-data; name="app"\r
                \r
                %s\r
                --zhike\r
                Content-Disposition: form-data; name="file"; filename="picture"\r
                \r
                """.formatted(app);
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--zhike--\r\n".getBytes(UTF_8));
        return send(request(url)
                .setHeader("Content-Type", "multipart/form-data; boundary=zhike")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
