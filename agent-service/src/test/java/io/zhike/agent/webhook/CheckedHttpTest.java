package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over real connections, to names that lead where a test wants. */
class CheckedHttpTest {

    private static final String NAME = "hooks.example.com";
    private static final String PASSWORD = "password";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetAddress METADATA = InetAddress.ofLiteral("169.254.169.254");
    private static final DestinationRule LOOPBACK_ALLOWED =
            new DestinationRule(true, false, List.of(NetworkRange.of("127.0.0.0/8")));
    private static final DestinationRule STRICT = new DestinationRule(true, false, List.of());
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static Path keys = Path.of("");

    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    /** A certificate for the name, signed by itself, which the tests' client trusts. */
    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-ext",
                "bc=ca:true");
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void connectsToTheCheckedAddressInTheUrlsName() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = encryptedServer(seen);

        // When
        Answer answer = post(client(LOOPBACK_ALLOWED, LOOPBACK), "https://" + NAME + ":" + port + "/hook?a=b%2Fc");

        // Then
        assertThat(answer).isEqualTo(new Answer.Status(204));
        assertThat(seen)
                .containsExactly("POST /hook?a=b%2Fc host=" + NAME + ":" + port + " sni=" + NAME + " signed=yes {}");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aCertificateForAnotherNameIsNone() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = encryptedServer(seen);

        // When
        Answer answer = post(client(LOOPBACK_ALLOWED, LOOPBACK), "https://other.example.com:" + port + "/");

        // Then
        assertThat(answer).isEqualTo(new Answer.None(CallFailure.TLS));
        assertThat(seen).isEmpty();
    }

    @Test
    void aNameThatLeadsInsideAlsoIsNotConnectedTo() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = plainServer(seen, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        // When
        Answer inside = post(client(STRICT, LOOPBACK), "http://" + NAME + ":" + port + "/");
        Answer both = post(client(LOOPBACK_ALLOWED, LOOPBACK, METADATA), "http://" + NAME + ":" + port + "/");
        Answer literal = post(client(STRICT), "http://127.0.0.1:" + port + "/");

        // Then
        assertThat(List.of(inside, both, literal)).containsOnly(new Answer.None(CallFailure.ADDRESS_REFUSED));
        assertThat(seen).isEmpty();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int port =
                plainServer(seen, "HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");

        // When
        Answer answer = post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + port + "/");

        // Then
        assertThat(answer).isEqualTo(new Answer.Status(307));
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatIsTooSlowEndsInTime() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int silent = plainServer(seen, "");
        int endless = plainServer(seen, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
        long begun = System.nanoTime();

        // When
        Answer nothing = post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + silent + "/");
        Answer half = post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + endless + "/");

        // Then
        assertThat(List.of(nothing, half)).containsOnly(new Answer.None(CallFailure.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(TIMEOUT.multipliedBy(2), TIMEOUT.multipliedBy(4));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = plainServer(seen, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(100_000));

        // When
        Answer answer = post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + port + "/");

        // Then
        assertThat(answer).isEqualTo(new Answer.Status(200));
    }

    @Test
    void whatIsNoAnswerIsAFailure() throws Exception {
        // Given
        List<String> seen = new CopyOnWriteArrayList<>();
        int nonsense = plainServer(seen, "SSH-2.0-OpenSSH_9.6\r\n\r\n");
        int nobody = closedPort();

        // When, then
        assertThat(post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + nonsense + "/"))
                .isEqualTo(new Answer.None(CallFailure.BROKEN_OFF));
        assertThat(post(client(LOOPBACK_ALLOWED, LOOPBACK), "http://" + NAME + ":" + nobody + "/"))
                .isEqualTo(new Answer.None(CallFailure.NOT_CONNECTED));
        assertThat(post(client(LOOPBACK_ALLOWED), "http://" + NAME + "/"))
                .isEqualTo(new Answer.None(CallFailure.UNKNOWN_HOST));
    }

    private static Answer post(CheckedHttp client, String url) {
        return client.post(new CheckedHttp.Letter(URI.create(url), Map.of("webhook-signature", "yes"), "{}", 0));
    }

    /** @param addresses of every name; literals lead to themselves */
    private CheckedHttp client(DestinationRule rule, InetAddress... addresses) {
        var client = new CheckedHttp(
                host -> {
                    lookUps.incrementAndGet();
                    return host.equals("127.0.0.1") ? new InetAddress[] {LOOPBACK} : known(host, addresses);
                },
                rule,
                TIMEOUT,
                new HttpClientOptions()
                        .setTrustOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD)));
        open.add(client);
        return client;
    }

    private static InetAddress[] known(String host, InetAddress[] addresses) throws UnknownHostException {
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    private int encryptedServer(List<String> seen) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(keys)) {
            store.load(stored, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            seen.add(described((HttpsExchange) exchange));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    private static String described(HttpsExchange exchange) throws IOException {
        var session = (ExtendedSSLSession) exchange.getSSLSession();
        return "%s %s host=%s sni=%s signed=%s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        header(exchange, "Host"),
                        new String(
                                session.getRequestedServerNames().getFirst().getEncoded(), StandardCharsets.US_ASCII),
                        header(exchange, "webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Says the same to whoever writes something, and then nothing more. */
    private int plainServer(List<String> seen, String says) throws IOException {
        var listening = new ServerSocket(0, 50, LOOPBACK);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.execute(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket connection = listening.accept();
                    open.add(connection);
                    threads.execute(() -> say(connection, seen, says));
                } catch (IOException e) {
                    return;
                }
            }
        });
        open.add(listening);
        open.add(threads::shutdownNow);
        return listening.getLocalPort();
    }

    private static void say(Socket connection, List<String> seen, String says) {
        try {
            byte[] asked = new byte[4096];
            int length = connection.getInputStream().read(asked);
            seen.add(new String(asked, 0, Math.max(0, length), StandardCharsets.US_ASCII));
            connection.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }
}
