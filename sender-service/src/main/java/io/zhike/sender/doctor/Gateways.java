package io.zhike.sender.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks every replica of the gateway what it has last seen: its health page, of all addresses that its name has. */
@ApplicationScoped
class Gateways {

    private static final String REPORT = "/q/health/group/pushes";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI url;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Gateways(DoctorConfig config, ObjectMapper json) {
        this.url = config.gatewayUrl();
        this.json = json;
    }

    /**
     * A replica and what it has seen.
     *
     * @param address of the replica
     * @param report empty where it does not answer
     */
    record Replica(String address, Optional<PushReport> report) {}

    /** Of the app; none where the name has no address. */
    List<Replica> ask(String appId) {
        List<Replica> replicas = new ArrayList<>();
        for (InetAddress address : addresses()) {
            String host = address.getHostAddress();
            replicas.add(new Replica(host, report(host).map(data -> PushReport.of(appId, data))));
        }
        return replicas;
    }

    private List<InetAddress> addresses() {
        try {
            return Arrays.asList(InetAddress.getAllByName(url.getHost()));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private Optional<JsonNode> report(String host) {
        try {
            URI page = new URI(url.getScheme(), null, host, url.getPort(), REPORT, null, null);
            var answer =
                    http.send(HttpRequest.newBuilder(page).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(json.readTree(answer.body()).at("/checks/0/data"))
                    : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
