package io.zhike.agent.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where webhooks may go: administrators of an app name the URLs, and must not reach by them what only this service reaches.
 *
 * @param allowHttp without encryption too
 * @param allowPrivate to this machine and to private networks too; not to link-local addresses, where clouds keep credentials
 * @param allowed networks to which they may go, whatever else holds
 */
record DestinationRule(boolean allowHttp, boolean allowPrivate, List<NetworkRange> allowed) {

    private static final int HIGHEST_PORT = 65_535;
    private static final String NO_HOST = "names no host";

    /** In the place of a name: what has a colon, or digits after its last dot, as in WHATWG's URL standard. */
    private static final Pattern NUMBER = Pattern.compile(":|(^|\\.)\\d[^.]*\\.?$");

    DestinationRule {
        allowed = List.copyOf(allowed);
    }

    /** What is wrong with a URL, as a sentence goes on after its name; empty where nothing is, as far as it tells itself. */
    Optional<String> objectionTo(String url) {
        if (!url.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            return Optional.of("has characters other than ASCII's; they are written as %E4%BD%A0, in names as xn--");
        }
        try {
            return objectionTo(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of("is no URL");
        }
    }

    private Optional<String> objectionTo(URI url) {
        if (!"https".equals(url.getScheme()) && !(allowHttp && "http".equals(url.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        String host = url.getHost();
        if (host == null) {
            return Optional.of(NO_HOST);
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must name no user or password");
        }
        if (url.getRawFragment() != null) {
            return Optional.of("must have no fragment");
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            return Optional.of("has a port that does not exist");
        }
        return NUMBER.matcher(host).find() ? objectionToAddress(host) : Optional.empty();
    }

    /** A name is nothing yet, only its addresses at the time tell where it leads; one that is written out tells already. */
    private Optional<String> objectionToAddress(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            // 0177.0.0.1 is one address to some and another to others.
            if (address instanceof Inet4Address
                    && host.indexOf(':') < 0
                    && !address.getHostAddress().equals(host)) {
                return Optional.of(NO_HOST);
            }
            return permits(address)
                    ? Optional.empty()
                    : Optional.of("leads to an address to which webhooks must not go");
        } catch (IllegalArgumentException e) {
            return Optional.of(NO_HOST);
        }
    }

    /** Whether a webhook may go to that address. */
    boolean permits(InetAddress address) {
        InetAddress end = SpecialAddresses.behindTranslator(address);
        return SpecialAddresses.isPublic(end)
                || allowPrivate && SpecialAddresses.isPrivate(end)
                || NetworkRange.anyContains(allowed.stream(), end);
    }
}
