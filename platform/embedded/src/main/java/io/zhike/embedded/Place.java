package io.zhike.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where an engine listens and where it keeps its data.
 *
 * @param host      the address or name to listen on; {@code 0.0.0.0} for all of this machine's, IPv6 without brackets
 * @param port      never 0: an engine that is stopped and started again listens on the same one
 * @param folder    the data folder; made when it is not there
 * @param disposable the data is of no worth once the engine is closed: it is written carelessly and deleted then
 */
public record Place(String host, int port, Path folder, boolean disposable) {

    /** This machine alone, the same on every machine, and never IPv6 on one and IPv4 on the other. */
    public static final String LOOPBACK = "127.0.0.1";

    /**
     * A free port of this machine and a new folder that goes when the engine is closed, or with the next temporary place
     * if this process is killed before.
     */
    public static Place temporary() {
        AbandonedPlaces.clear(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            return new Place(LOOPBACK, freePort(), Files.createTempDirectory(AbandonedPlaces.prefix()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data that outlives the engine. */
    public static Place lasting(String host, int port, Path folder) {
        return new Place(host, port, folder, false);
    }

    /** A port that nobody listened on a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The host by which others on this machine, and the browser, reach what listens on that address; an IPv6 address is
     * in brackets, as in a URL.
     */
    public static String reachable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK : inUrl(host);
    }

    static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Whether {@link #LOOPBACK} reaches what listens on the host. PostgreSQL's {@code ::} is IPv6 alone. */
    boolean isLoopbackIncluded() {
        return host.equals(LOOPBACK) || host.equals("0.0.0.0");
    }

    String reachableHost() {
        return reachable(host);
    }

    void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteIfDisposable() {
        if (disposable && Files.exists(folder)) {
            delete(folder);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
