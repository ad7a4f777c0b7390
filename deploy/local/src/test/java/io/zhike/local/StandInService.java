package io.zhike.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A process that is started as a service is: on the address from its environment, with a readiness address. It tells its
 * environment at {@code /environment} and ends by itself at {@code /end}, or at once where {@code STAND_IN_ENDS} is set.
 */
final class StandInService {

    private StandInService() {}

    public static void main(String[] words) throws IOException {
        if (System.getenv("STAND_IN_ENDS") != null) {
            end();
        }
        var host = System.getenv("QUARKUS_HTTP_HOST");
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, "ready"));
        server.createContext("/environment", exchange -> answer(exchange, environment()));
        server.createContext("/end", exchange -> end());
        server.start();
    }

    private static String environment() {
        return System.getenv().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static void end() {
        System.out.println("the stand-in could not go on");
        System.exit(3);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
