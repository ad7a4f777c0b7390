package io.zhike.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The installation that is asked: agent-service at {@code ZHIKE_URL} with the bearer token {@code ZHIKE_TOKEN}; without
 * them the one on this machine, as its administrator.
 *
 * @param token null where it is to be asked for
 * @param signIn where the provider of this machine gives tokens
 */
record Installation(String url, @Nullable String token, String signIn) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Installation of(Map<String, String> environment) {
        return new Installation(
                environment.getOrDefault("ZHIKE_URL", local(environment, "ZHIKE_AGENT_PORT", "8083")),
                environment.get("ZHIKE_TOKEN"),
                local(environment, "ZHIKE_OIDC_PORT", "8095") + "/zhike/token");
    }

    private static String local(Map<String, String> environment, String port, String standard) {
        return "http://127.0.0.1:" + environment.getOrDefault(port, standard);
    }

    /** @throws IOException with words for a person, where it does not answer or says no */
    JsonNode get(String path) throws IOException, InterruptedException {
        String bearer = token == null ? localToken() : token;
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + bearer)
                .timeout(PATIENCE)
                .build());
        return switch (answer.statusCode()) {
            case 200 -> JSON.readTree(answer.body());
            case 401 ->
                throw new IOException("令牌无效或已过期，请设置 ZHIKE_TOKEN。 The token is not valid any more; set ZHIKE_TOKEN.");
            case 403 -> throw new IOException("只有管理员可以检查小程序。 Only an administrator of the app may ask.");
            case 404 -> throw new IOException("没有这个小程序：" + path + "。 There is no such app.");
            default -> throw new IOException(url + path + ": HTTP " + answer.statusCode());
        };
    }

    private String localToken() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(signIn))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=zhike&scope=openid&username=admin&password=admin"))
                .timeout(PATIENCE)
                .build());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(
                    "%s 没有应答；请先运行 ./zhike up，或设置 ZHIKE_URL 与 ZHIKE_TOKEN。 It does not answer; run ./zhike up, or set ZHIKE_URL and ZHIKE_TOKEN."
                            .formatted(request.uri().getAuthority()),
                    e);
        }
    }

    @Override
    public String toString() {
        return "Installation[url=" + url + "]";
    }
}
