package io.zhike.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port where nobody takes connections and as many wait as may: what connects now is neither connected nor refused. Its
 * system tries again every second, and is connected when another one listens on the port.
 */
final class FullBacklog implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 100;
    private static final int MORE_THAN_ANY_BACKLOG = 100;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    FullBacklog(int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        try {
            listener = new ServerSocket(port, 1, here);
            InetSocketAddress address = new InetSocketAddress(here, port);
            while (connects(address)) {
                if (waiting.size() > MORE_THAN_ANY_BACKLOG) {
                    throw new IllegalStateException("This system's backlogs have no end");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean connects(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(address, PATIENCE_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            for (Socket socket : waiting) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
