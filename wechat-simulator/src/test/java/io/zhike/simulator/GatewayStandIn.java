package io.zhike.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zhike.wechat.crypto.EncodingAesKey;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.PushSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stands where the gateway would: checks and decrypts every push as the real one does, and answers as a test wants. */
public class GatewayStandIn implements QuarkusTestResourceLifecycleManager {

    public static final String JSON_APP = "wxba5fad812f8e6fb9";
    public static final String XML_APP = "wxb11529c136998cb6";
    public static final String PLAIN_APP = "wx00000000000000a1";
    public static final String COMPAT_APP = "wx00000000000000a2";
    public static final String SECRET = "local-secret";

    private static final List<PushSettings> APPS = List.of(
            settings(JSON_APP, PushFormat.JSON, PushMode.SECURE),
            settings(XML_APP, PushFormat.XML, PushMode.SECURE),
            settings(PLAIN_APP, PushFormat.JSON, PushMode.PLAIN),
            settings(COMPAT_APP, PushFormat.XML, PushMode.COMPAT));
    private static final Map<String, PushReader> READERS =
            APPS.stream().collect(Collectors.toMap(PushSettings::appId, PushReader::new));

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static volatile Function<Received, Answer> answering = _ -> Answer.SUCCESS;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    public record Received(String appId, Map<String, String> query, String contentType, Push push) {}

    public record Answer(int status, String body) {
        public static final Answer SUCCESS = new Answer(200, "success");
    }

    /** Forgets what came, and answers the pushes to come in this way; it may block. */
    public static void answer(Function<Received, Answer> how) {
        RECEIVED.clear();
        answering = how;
    }

    public static List<Received> receivedFrom(String openId) {
        return RECEIVED.stream()
                .filter(received -> received.push().openId().equals(openId))
                .toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/wechat/", GatewayStandIn::handle);
        server.start();
        var config = new HashMap<String, String>();
        config.put(
                "zhike.simulator.gateway-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        config.put("zhike.simulator.push-timeout", "PT3S");
        for (var app : APPS) {
            var prefix = "zhike.apps.\"" + app.appId() + "\".";
            config.put(prefix + "name", "店铺 " + app.appId());
            config.put(prefix + "secret", SECRET);
            config.put(prefix + "token", app.token());
            config.put(prefix + "encoding-aes-key", "A".repeat(43));
            config.put(prefix + "format", app.format().name().toLowerCase(Locale.ROOT));
            config.put(prefix + "mode", app.mode().name().toLowerCase(Locale.ROOT));
            config.put(prefix + "conversation.dormant-after", "PT5S");
        }
        config.put("zhike.apps.\"" + COMPAT_APP + "\".quota.policy", "wechat-2025");
        return config;
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server).stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var appId = exchange.getRequestURI().getPath().substring("/wechat/".length());
            var query = query(exchange.getRequestURI().getRawQuery());
            var reader = Objects.requireNonNull(READERS.get(appId));
            var push = reader.read(
                    PushQuery.of(query::get), exchange.getRequestBody().readAllBytes());
            var received =
                    new Received(appId, query, exchange.getRequestHeaders().getFirst("Content-Type"), push);
            RECEIVED.add(received);
            var answer = answering.apply(received);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static PushSettings settings(String appId, PushFormat format, PushMode mode) {
        return new PushSettings(appId, "AAAAA", EncodingAesKey.parse("A".repeat(43)), format, mode);
    }
}
