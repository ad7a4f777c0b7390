package io.zhike.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zhike.agent.hours.OpeningHours.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * routing-service, quota-service and sender-service in one: answers with what it was asked, problems where the path
 * says {@code refused}, nothing for a while where it says {@code slow}; to {@code content-check}, what the text says
 * itself; a ledger has two pages; a doctor is there for one app. People receive as a test says, always otherwise.
 */
public final class OtherServices implements QuarkusTestResourceLifecycleManager {

    private static final Duration SLOW = Duration.ofSeconds(3);

    private static final String EXAMINATION = """
            {"appId":"wx0000000000000001","checks":[{"name":"token","result":"OK","zh":"正常","en":"fine"}]}
            """;

    private static final String DELIVERY = """
            {"id":"00000000-0000-0001-0000-000000000002","state":"SETTLED","approvedAt":"2026-03-01T08:00:01Z",
             "attempts":[{"errcode":0,"rid":"61725984-6126f6f9"}],"outcome":"SENT"}
            """;

    private static final String GUIDE = """
            {"entered":{"replies":1,"lasts":"PT1M"},"message":{"replies":3,"lasts":"PT48H"},"reserve":1}
            """;

    private static final String ALWAYS_OPEN = """
            {"alwaysOpen":true,"openings":[]}
            """;

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static volatile String openings = ALWAYS_OPEN;

    private @Nullable HttpServer server;

    /** From now on people receive in these spans alone. */
    public static void open(Opening... spans) {
        openings = Stream.of(spans)
                .map(span -> "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(span.from(), span.until()))
                .collect(Collectors.joining(",", "{\"alwaysOpen\":false,\"openings\":[", "]}"));
    }

    /** From now on people receive always. */
    public static void openAlways() {
        openings = ALWAYS_OPEN;
    }

    /** From now on nobody says when people receive. */
    public static void openUntold() {
        openings = "";
    }

    /** The methods by which the paths were asked for that end so. */
    public static List<String> asked(String pathEnd) {
        return ASKED.stream()
                .filter(one -> one.endsWith(pathEnd))
                .map(one -> one.substring(0, one.indexOf(' ')))
                .toList();
    }

    @Override
    public Map<String, String> start() {
        HttpServer starting;
        try {
            starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        starting.createContext("/", OtherServices::answer);
        starting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        starting.start();
        server = starting;
        String url = "http://127.0.0.1:" + starting.getAddress().getPort();
        var settings = new HashMap<String, String>();
        for (String service : new String[] {"routing", "quota", "sender"}) {
            settings.put("zhike.services." + service + ".url", url);
        }
        settings.put("quarkus.rest-client.read-timeout", "1000");
        return settings;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            ASKED.add(asked);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            if (asked.contains("slow")) {
                Thread.sleep(SLOW);
            }
            if (asked.endsWith("/content-check")) {
                respond(exchange, 200, "application/json", opinion(body));
            } else if (asked.endsWith("/hours/openings")) {
                respond(exchange, openings.isEmpty() ? 503 : 200, "application/json", openings);
            } else if (asked.endsWith("/wx0000000000000001/doctor")) {
                respond(exchange, 200, "application/json", EXAMINATION);
            } else if (asked.endsWith("/quota-policy")) {
                respond(exchange, 200, "application/json", GUIDE);
            } else if (asked.endsWith("/quota/ledger?limit=200")) {
                respond(exchange, 200, "application/json", "{\"items\":[{\"number\":7}],\"next\":\"7\"}");
            } else if (asked.endsWith("/quota/ledger?after=7&limit=200")) {
                respond(exchange, 200, "application/json", "{\"items\":[{\"number\":6}],\"next\":null}");
            } else if (asked.contains("/deliveries/")) {
                respondOfDelivery(exchange, asked);
            } else if (asked.endsWith("/doctor")) {
                respond(exchange, 503, "application/problem+json", "{\"status\":503}");
            } else if (body.contains("refused")) {
                respond(exchange, 422, "application/problem+json", "{\"status\":422,\"title\":\"" + asked + "\"}");
            } else if (body.contains("token")) {
                respond(exchange, 401, "application/problem+json", "{\"status\":401}");
            } else {
                String person = roles(token).contains("\"service\"") ? "a service" : "someone else";
                String named = exchange.getRequestHeaders().getFirst("Zhike-Person");
                exchange.getResponseHeaders().set("ETag", "\"7\"");
                exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"reception.json\"");
                respond(
                        exchange,
                        200,
                        "application/json",
                        "{\"asked\":\"%s\",\"by\":\"%s\",\"for\":\"%s\",\"body\":\"%s\"}"
                                .formatted(asked, person, named, body.replace("\"", "'")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A reply is delivered in one app, and has not been approved in others. */
    private static void respondOfDelivery(HttpExchange exchange, String asked) throws IOException {
        if (asked.contains("/wx0000000000000001/")) {
            respond(exchange, 200, "application/json", DELIVERY);
        } else {
            respond(exchange, 404, "application/problem+json", "{\"status\":404}");
        }
    }

    /** WeChat's, of a text. */
    private static String opinion(String body) {
        String suggestion = body.contains("风险") ? "RISKY" : body.contains("待审") ? "REVIEW" : "PASS";
        return "{\"suggestion\":\"" + suggestion + "\",\"label\":\"违法\"}";
    }

    /** What the bearer token says of roles, unverified. */
    private static String roles(@Nullable String token) {
        if (token == null || !token.startsWith("Bearer ")) {
            return "";
        }
        byte[] claims = Base64.getUrlDecoder().decode(token.split("[.]", -1)[1]);
        return new String(claims, StandardCharsets.UTF_8);
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
