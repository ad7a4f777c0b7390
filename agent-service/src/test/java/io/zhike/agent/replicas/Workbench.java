package io.zhike.agent.replicas;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What a browser does for an agent: it listens, and where it is hung up on it connects to whichever replica answers, subscribes,
 * and reads from where it was. Each of its threads is its own.
 */
final class Workbench implements AutoCloseable {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

    private final HttpClient http;
    private final ExecutorService threads;
    private final List<String> replicas;
    private final String token;
    private final List<Instant> readySince = new CopyOnWriteArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private @Nullable String conversation;
    private volatile int at;
    private volatile boolean closed;
    private volatile @Nullable WebSocket socket;

    /**
     * Opens soon.
     *
     * @param replicas where to connect, the first first
     */
    Workbench(HttpClient http, ExecutorService threads, List<String> replicas, String token) {
        this.http = http;
        this.threads = threads;
        this.replicas = List.copyOf(replicas);
        this.token = token;
        threads.execute(this::connect);
    }

    /** Each time that it heard it would miss nothing from then on. */
    List<Instant> readySince() {
        return readySince;
    }

    /** Where it is connected, or tries to be. */
    String replica() {
        return replicas.get(at % replicas.size());
    }

    /** The thread that its agent looks at. */
    synchronized void look(String at) {
        conversation = at;
    }

    /** The numbers of that thread's messages, as they were read. */
    synchronized List<Long> numbers() {
        return List.copyOf(numbers);
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return http.send(
                request(path).method("PUT", BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    JsonPath get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Answered " + response.statusCode());
        }
        return new JsonPath(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(replica() + path))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private void connect() {
        while (!closed) {
            try {
                socket = http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + token)
                        .connectTimeout(Duration.ofSeconds(2))
                        .buildAsync(URI.create(replica().replace("http:", "ws:") + "/api/updates"), new Listener())
                        .join();
                return;
            } catch (RuntimeException e) {
                at++;
                pause();
            }
        }
    }

    private void connectAgain() {
        pause();
        connect();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads on from the last number that it has, until that succeeds. */
    private synchronized void read() {
        while (conversation != null && !closed) {
            long last = numbers.isEmpty() ? 0 : numbers.getLast();
            try {
                get("/api/conversations/%s/messages?after=%d&limit=200".formatted(conversation, last))
                        .<Number>getList("items.number")
                        .forEach(number -> numbers.add(number.longValue()));
                return;
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                if (part.indexOf("\"ready\"") >= 0) {
                    readySince.add(Instant.now());
                    threads.execute(Workbench.this::read);
                } else if (conversation != null && part.indexOf(conversation) >= 0) {
                    threads.execute(Workbench.this::read);
                }
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            threads.execute(Workbench.this::connectAgain);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            threads.execute(Workbench.this::connectAgain);
        }
    }

    @Override
    public void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
