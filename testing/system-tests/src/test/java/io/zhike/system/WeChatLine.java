package io.zhike.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The line between sender-service and the simulator: it keeps what was said on it, and may break. */
final class WeChatLine implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String appWithAWrongSecret;
    private volatile String simulator = "";
    private final ByteArrayOutputStream requests = new ByteArrayOutputStream();
    private final AtomicBoolean breaks = new AtomicBoolean();

    /** @param appWithAWrongSecret gets no access token, and an answer that repeats what it sent */
    WeChatLine(String appWithAWrongSecret) throws IOException {
        this.appWithAWrongSecret = appWithAWrongSecret;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::passOn);
        server.start();
    }

    /** Its other end; to be told before anything is said. */
    void leadTo(String simulatorUrl) {
        simulator = simulatorUrl;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next message reaches nobody, and is not answered. */
    void breakOnce() {
        breaks.set(true);
    }

    /** All that was asked for, with the bodies. */
    byte[] requests() {
        synchronized (requests) {
            return requests.toByteArray();
        }
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String pathAndQuery = exchange.getRequestURI().toString();
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (requests) {
                requests.writeBytes((exchange.getRequestMethod() + " " + pathAndQuery + "\n").getBytes(UTF_8));
                requests.writeBytes(body);
            }
            if (pathAndQuery.contains("/custom/send") && breaks.getAndSet(false)) {
                return;
            }
            String text = new String(body, UTF_8);
            if (pathAndQuery.contains("/stable_token") && text.contains(appWithAWrongSecret)) {
                answer(
                        exchange,
                        200,
                        "{\"errcode\":40125,\"errmsg\":\"invalid appsecret: %s\"}"
                                .formatted(text.replace("\"", "'"))
                                .getBytes(UTF_8));
                return;
            }
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(simulator + pathAndQuery))
                            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
