package io.zhike.local;

import io.zhike.embedded.Place;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The port of every part. */
public final class Ports {

    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;
    private static final int HIGHEST = 65_535;

    private final Map<Part, Integer> byPart;

    private Ports(ToIntFunction<Part> port) {
        byPart = new EnumMap<>(Part.class);
        for (var part : Part.values()) {
            byPart.put(part, port.applyAsInt(part));
        }
    }

    /** The documented ones, each moved by its variable, {@code ZHIKE_GATEWAY_PORT} for example. */
    static Ports of(Map<String, String> environment) {
        return new Ports(part -> {
            var moved = environment.get(part.portVariable());
            return moved == null ? part.defaultPort() : number(part.portVariable(), moved);
        });
    }

    /**
     * Ports that nobody listens on, below those that systems give to outgoing connections: such a connection would take
     * the port of a service that is killed and started again.
     */
    public static Ports free() {
        var chosen = new HashSet<Integer>();
        return new Ports(_ -> IntStream.generate(
                        () -> ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE))
                .filter(port -> !isTaken(Place.LOOPBACK, port) && chosen.add(port))
                .findFirst()
                .orElseThrow());
    }

    private static int number(String variable, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as a port out of range is.
        }
        throw new StackException("%s is no port: %s".formatted(variable, value));
    }

    public int of(Part part) {
        return Objects.requireNonNull(byPart.get(part));
    }

    /** One line for each of the parts whose port somebody else has: the port, the part, the variable that moves it. */
    List<String> taken(String host, Collection<Part> parts) {
        return parts.stream()
                .filter(part -> isTaken(host, of(part)))
                .map(part -> "Port %d is taken, and %s wants it. End what listens there, or set %s."
                        .formatted(of(part), part.label(), part.portVariable()))
                .toList();
    }

    private static boolean isTaken(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
