package io.zhike.agent.webhook;

import java.net.InetAddress;
import java.util.stream.Stream;

/**
 * The addresses that begin with the same bits, {@code 10.0.0.0/8} for example.
 *
 * @param network any of them
 * @param bits how many bits are the same
 */
record NetworkRange(InetAddress network, int bits) {

    NetworkRange {
        if (bits < 0 || bits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("No network: " + network.getHostAddress() + '/' + bits);
        }
    }

    /**
     * Reads what is written as in RFC 4632 and RFC 4291. Public, because settings are converted by it.
     *
     * @throws IllegalArgumentException where it is no network
     */
    public static NetworkRange of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("No network: " + text);
        }
        return new NetworkRange(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    static boolean anyContains(Stream<NetworkRange> ranges, InetAddress address) {
        return ranges.anyMatch(range -> range.contains(address));
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int left = bits % Byte.SIZE;
        return left == 0 || (ours[whole] ^ theirs[whole]) >> (Byte.SIZE - left) == 0;
    }
}
