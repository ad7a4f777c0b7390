package io.zhike.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP server under mock-oauth2-server. That one takes its issuer from the request's {@code Host}; here every
 * request's URL bears the same, so that the issuer is one whatever name a caller used.
 */
final class OidcHttpServer implements OAuth2HttpServer {

    private final Place place;
    private final String authority;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    OidcHttpServer(Place place) {
        this.place = place;
        this.authority = place.reachableHost() + ":" + place.port();
    }

    void serve(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) throws IOException {
        var starting = HttpServer.create(new InetSocketAddress(place.host(), place.port()), 0);
        starting.setExecutor(threads);
        starting.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, provider.invoke(request(exchange)));
            }
        });
        starting.start();
        server = starting;
    }

    private OAuth2HttpRequest request(HttpExchange exchange) throws IOException {
        var headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        // The URL tells it then, and knows IPv6 addresses, which that header's reader does not.
        headers.removeAll("Host");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(
                headers.build(),
                exchange.getRequestMethod(),
                url(exchange.getRequestURI().toString()),
                body);
    }

    private static void answer(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders()
                .forEach(header -> exchange.getResponseHeaders().add(header.getFirst(), header.getSecond()));
        var text = response.getBody();
        var bytes = text == null ? response.getBytesBody() : text.getBytes(StandardCharsets.UTF_8);
        if (bytes == null || bytes.length == 0) {
            exchange.sendResponseHeaders(response.getStatus(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.getStatus(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        threads.close();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return place.port();
    }

    @Override
    public HttpUrl url(String path) {
        return HttpUrl.get("http://" + authority).resolve(path);
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        throw new UnsupportedOperationException("The place is given by the constructor");
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        throw new UnsupportedOperationException("The place is given by the constructor");
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        throw new UnsupportedOperationException("The place is given by the constructor");
    }
}
