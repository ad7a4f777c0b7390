package io.zhike.sender;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A store of pictures where agent-service would be; it takes only requests with a token. */
public final class AgentServiceStandIn {

    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private volatile int putStatus = 204;

    String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/internal/apps/", this::answer);
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void put(String appId, Object id, byte[] picture) {
        pictures.put(path(appId, id), picture);
    }

    public Optional<byte[]> find(String appId, Object id) {
        return Optional.ofNullable(pictures.get(path(appId, id)));
    }

    /** What bringing a picture is answered from now on; it is kept where that is 204. */
    public void answerPuts(int status) {
        putStatus = status;
    }

    private static String path(String appId, Object id) {
        return "/api/internal/apps/" + appId + "/media/" + id;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                var bytes = exchange.getRequestBody().readAllBytes();
                if (putStatus == 204) {
                    pictures.put(path, bytes);
                }
                exchange.sendResponseHeaders(putStatus, -1);
                return;
            }
            var picture = pictures.get(path);
            if (picture == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        }
    }
}
