package io.zhike.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server where WeChat would be. It gives tokens, takes every message, and does otherwise where a test plans it: what is
 * planned for a user happens to that user's messages, one after another.
 */
public final class WeChatStandIn {

    /** What happens to a request. */
    public sealed interface Fate {

        static Fate errcode(int errcode) {
            return new Answer(200, "{\"errcode\":%d,\"errmsg\":\"rid: 1\"}".formatted(errcode));
        }
    }

    public record Answer(int status, String body) implements Fate {}

    /** The connection ends without an answer. */
    public record Break() implements Fate {}

    /** Nothing happens until the latch opens; then the other fate. */
    public record Hold(CountDownLatch until, Fate then) implements Fate {}

    /**
     * A message that came.
     *
     * @param text empty where it was none
     * @param body all of it
     * @param fate what was to happen to it
     */
    public record Received(String accessToken, String openId, String text, JsonNode body, Instant at, Fate fate) {

        /** WeChat took it. */
        public boolean isTaken() {
            return fate.equals(TAKEN);
        }
    }

    /** A picture that was uploaded: the whole form. */
    public record Uploaded(String contentType, byte[] form) {}

    private static final Fate TAKEN = Fate.errcode(0);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Deque<Fate>> messageFates = new ConcurrentHashMap<>();
    private final Map<String, Fate> appFates = new ConcurrentHashMap<>();
    private final Map<String, Fate> checkFates = new ConcurrentHashMap<>();
    private final Map<String, Fate> tokenFates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tokenRequests = new ConcurrentHashMap<>();
    private final List<String> typing = new CopyOnWriteArrayList<>();
    private final List<Uploaded> uploaded = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> media = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fate>> mediaFates = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private @Nullable FullBacklog backlog;
    private int port;

    public synchronized WeChatStandIn start() {
        stop();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> meet(exchange, Fate.errcode(40066)));
        server.createContext("/cgi-bin/stable_token", this::token);
        server.createContext("/cgi-bin/message/custom/send", this::message);
        server.createContext("/cgi-bin/message/custom/business/typing", this::typing);
        server.createContext("/wxa/msg_sec_check", this::check);
        server.createContext("/cgi-bin/media/upload", this::upload);
        server.createContext("/cgi-bin/media/get", this::media);
        server.start();
        return this;
    }

    /** Refuses connections until it is started again. */
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (backlog != null) {
            backlog.close();
            backlog = null;
        }
    }

    /** Lets connections hang, made or refused only when it is started again. */
    public synchronized void hang() {
        stop();
        backlog = new FullBacklog(port);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void plan(String openId, Fate... fates) {
        messageFates.computeIfAbsent(openId, _ -> new ArrayDeque<>()).addAll(List.of(fates));
    }

    /** What every message of the app comes to from now on, unless something is planned for its user. */
    public void planMessages(String appId, Fate fate) {
        appFates.put(appId, fate);
    }

    public void takeMessages(String appId) {
        appFates.remove(appId);
    }

    /** What asking for the app's token comes to from now on. */
    public void planTokens(String appId, Fate fate) {
        tokenFates.put(appId, fate);
    }

    public void giveTokens(String appId) {
        tokenFates.remove(appId);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<Received> received(String openId) {
        return received.stream().filter(one -> one.openId().equals(openId)).toList();
    }

    /** The commands that came for the user. */
    public List<String> typing(String openId) {
        return typing.stream()
                .filter(one -> one.startsWith(openId + " "))
                .map(one -> one.substring(openId.length() + 1))
                .toList();
    }

    /** What users sent, by its media_id. */
    public void keep(String mediaId, byte[] picture) {
        media.put(mediaId, picture);
    }

    /** What asking for it comes to, before it is given. */
    public void planMedia(String mediaId, Fate... fates) {
        mediaFates.computeIfAbsent(mediaId, _ -> new ArrayDeque<>()).addAll(List.of(fates));
    }

    /** All uploads; the n-th is answered with the media_id {@code upload-n}. */
    public List<Uploaded> uploaded() {
        return List.copyOf(uploaded);
    }

    /** What asking about a text comes to. */
    public void planCheck(String text, Fate fate) {
        checkFates.put(text, fate);
    }

    /** How often the app's token was asked for. */
    public int tokenRequests(String appId) {
        return tokenRequests.getOrDefault(appId, new AtomicInteger()).get();
    }

    private void token(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String appId = request.path("appid").asText();
        int number =
                tokenRequests.computeIfAbsent(appId, _ -> new AtomicInteger()).incrementAndGet();
        Fate granted = new Answer(
                200, "{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(SecretWords.token(appId, number)));
        meet(exchange, tokenFates.getOrDefault(appId, granted));
    }

    private void message(HttpExchange exchange) throws IOException {
        String accessToken = exchange.getRequestURI().getQuery().replace("access_token=", "");
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String openId = request.path("touser").asText();
        Fate fate = messageFate(accessToken, openId);
        received.add(new Received(
                accessToken, openId, request.path("text").path("content").asText(), request, Instant.now(), fate));
        meet(exchange, fate);
    }

    private Fate messageFate(String accessToken, String openId) {
        Deque<Fate> planned = messageFates.getOrDefault(openId, new ArrayDeque<>());
        synchronized (planned) {
            return planned.isEmpty()
                    ? appFates.getOrDefault(SecretWords.appOf(accessToken), TAKEN)
                    : planned.removeFirst();
        }
    }

    private void check(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        meet(
                exchange,
                Objects.requireNonNull(checkFates.get(request.path("content").asText())));
    }

    private void typing(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        typing.add(
                request.path("touser").asText() + " " + request.path("command").asText());
        meet(exchange, Fate.errcode(45080));
    }

    private void upload(HttpExchange exchange) throws IOException {
        synchronized (uploaded) {
            uploaded.add(new Uploaded(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            meet(
                    exchange,
                    new Answer(
                            200,
                            "{\"type\":\"image\",\"media_id\":\"upload-%d\",\"created_at\":1}"
                                    .formatted(uploaded.size())));
        }
    }

    private void media(HttpExchange exchange) throws IOException {
        String mediaId = exchange.getRequestURI().getQuery().replaceAll(".*media_id=([^&]*).*", "$1");
        Fate planned = mediaFates.getOrDefault(mediaId, new ArrayDeque<>()).poll();
        byte[] bytes = media.get(mediaId);
        if (planned != null || bytes == null) {
            meet(exchange, planned == null ? Fate.errcode(40007) : planned);
            return;
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void meet(HttpExchange exchange, Fate fate) throws IOException {
        switch (fate) {
            case Answer(int status, String body) -> {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
            case Break _ -> exchange.close();
            case Hold(CountDownLatch until, Fate then) -> {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                meet(exchange, then);
            }
        }
    }
}
