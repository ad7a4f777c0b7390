package io.zhike.sender.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zhike.sender.WeChatResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway's health page: it knows one app, and has accepted a push for it. */
public final class GatewayStandIn implements QuarkusTestResourceLifecycleManager {

    private static final String PAGE = """
            {"status":"UP","checks":[{"name":"pushes","status":"UP","data":{"%1$s.setUp":"json secure",
             "%1$s.accepted":"2026-03-01T08:00:00Z"}}]}
            """.formatted(WeChatResource.APP);

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        HttpServer starting;
        try {
            starting = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        starting.createContext("/q/health/group/pushes", exchange -> {
            try (exchange) {
                byte[] page = PAGE.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        starting.start();
        server = starting;
        return Map.of(
                "zhike.services.gateway.url",
                "http://127.0.0.1:" + starting.getAddress().getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
