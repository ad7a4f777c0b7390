package io.zhike.sender.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that does with each of its connections what a test says, byte by byte. */
final class ScriptedServer implements AutoCloseable {

    /** What to do with a connection; it is closed after that. */
    interface Script {
        void play(Visit visit) throws IOException, InterruptedException;
    }

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedServer(Script script) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(script));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The requests that came, whole, with their heads. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> play(script, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Script script, Socket connection) {
        try (connection) {
            script.play(new Visit(connection));
        } catch (IOException e) {
            // The client went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection. */
    final class Visit {

        private final Socket connection;
        private final InputStream in;

        private Visit(Socket connection) throws IOException {
            this.connection = connection;
            this.in = new BufferedInputStream(connection.getInputStream());
        }

        /** Reads one request to its end. */
        void readRequest() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("no request");
                }
                head.write(next);
            }
            String text = head.toString(ISO_8859_1);
            Matcher length = CONTENT_LENGTH.matcher(text);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            requests.add(text + new String(body, ISO_8859_1));
        }

        void write(String bytes) throws IOException {
            connection.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            connection.getOutputStream().flush();
        }

        void answer(int status, String body) throws IOException {
            write("HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(status, body.length(), body));
        }

        /** Says nothing more until the server closes. */
        void keepSilent() throws InterruptedException {
            closing.await();
        }
    }
}
