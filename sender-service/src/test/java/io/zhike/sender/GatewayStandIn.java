package io.zhike.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A gateway's health page: it knows one app, and has accepted a push for it. */
final class GatewayStandIn {

    private static final String PAGE = """
            {"status":"UP","checks":[{"name":"pushes","status":"UP","data":{"%1$s.setUp":"json secure",
             "%1$s.accepted":"2026-03-01T08:00:00Z"}}]}
            """.formatted(WeChatResource.APP);

    /** Returns its URL. */
    String start() {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/q/health/group/pushes", exchange -> {
            try (exchange) {
                byte[] page = PAGE.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
