package io.zhike.agent.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that lead elsewhere than to the internet. Source: IANA's registries of special-purpose IPv4 and IPv6 addresses
 * (RFC 6890).
 */
final class SpecialAddresses {

    /** Of this machine, and of networks that belong to somebody. */
    private static final List<NetworkRange> PRIVATE = ranges(
            "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7");

    /** Whatever else of IPv4 is no destination; the last is Azure's platform, which is in no registry. */
    private static final List<NetworkRange> OTHER_V4 = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32");

    /** All of IPv6 that leads anywhere, */
    private static final NetworkRange GLOBAL_V6 = NetworkRange.of("2000::/3");

    /** without what in it has another purpose: protocols, documentation, and tunnels to addresses of IPv4. */
    private static final List<NetworkRange> OTHER_V6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** An address of IPv4 behind a translator, in the last four bytes (RFC 6052). */
    private static final NetworkRange TRANSLATED = NetworkRange.of("64:ff9b::/96");

    private SpecialAddresses() {}

    /** It is in the internet. */
    static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? GLOBAL_V6.contains(address) && !NetworkRange.anyContains(OTHER_V6.stream(), address)
                : !NetworkRange.anyContains(Stream.of(PRIVATE, OTHER_V4).flatMap(List::stream), address);
    }

    /** It is this machine's, or in a network that belongs to somebody. */
    static boolean isPrivate(InetAddress address) {
        return NetworkRange.anyContains(PRIVATE.stream(), address);
    }

    /** Where a translator leads from that address; elsewhere the address itself. */
    static InetAddress behindTranslator(InetAddress address) {
        if (!TRANSLATED.contains(address)) {
            return address;
        }
        try {
            byte[] bytes = address.getAddress();
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - Integer.BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static List<NetworkRange> ranges(String... texts) {
        return Stream.of(texts).map(NetworkRange::of).toList();
    }
}
