package io.zhike.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.regex.Pattern;

/**
 * One connection to a server, with one request under way at a time. An answer is only looked at as far as it must be, to
 * leave the machine to what is measured.
 */
final class Connection {

    private static final Buffer SUCCESS = Buffer.buffer("\r\n\r\nsuccess");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final NetSocket socket;
    private final Listener listener;
    private Buffer answer = Buffer.buffer();

    /** Is told on the connection's event loop. */
    interface Listener {

        /** The answer is there, and the next request may be sent. */
        void answered(Connection connection, boolean accepted);

        void closed();
    }

    Connection(NetSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
        socket.handler(this::receive).closeHandler(closed -> listener.closed());
    }

    void send(Buffer request) {
        socket.write(request);
    }

    void close() {
        socket.close();
    }

    private void receive(Buffer part) {
        answer = answer.length() == 0 ? part : answer.appendBuffer(part);
        var accepted = endsWith(answer, SUCCESS);
        if (accepted || isRefusal(answer.toString(US_ASCII))) {
            answer = Buffer.buffer();
            listener.answered(this, accepted);
        }
    }

    /** A whole answer that is not {@code success}. */
    private static boolean isRefusal(String text) {
        var length = CONTENT_LENGTH.matcher(text);
        var body = text.indexOf("\r\n\r\n") + 4;
        return body >= 4 && length.find() && text.length() >= body + Integer.parseInt(length.group(1));
    }

    private static boolean endsWith(Buffer buffer, Buffer end) {
        var start = buffer.length() - end.length();
        return start >= 0 && buffer.slice(start, buffer.length()).equals(end);
    }
}
