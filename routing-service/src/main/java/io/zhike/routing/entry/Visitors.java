package io.zhike.routing.entry;

import io.zhike.events.routed.SelfReported;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a mini program says of its user: 用户自报. */
public final class Visitors {

    private static final int LONGEST = 100;

    private Visitors() {}

    /**
     * What a {@code session-from} says; null where it says nothing of the user.
     *
     * @param avatarHosts the hosts whose pictures may be shown, their subdomains among them
     */
    public static @Nullable SelfReported in(@Nullable String sessionFrom, List<String> avatarHosts) {
        return SessionFrom.in(sessionFrom)
                .map(from -> new SelfReported(
                        from.first("nickName", "nickname").map(Visitors::cut).orElse(null),
                        from.first("avatarUrl", "avatar")
                                .filter(url -> isOf(url, avatarHosts))
                                .orElse(null),
                        source(from).map(Visitors::cut).orElse(null)))
                .filter(reported ->
                        reported.nickName() != null || reported.avatarUrl() != null || reported.source() != null)
                .orElse(null);
    }

    /** Plain text is the source itself. */
    private static Optional<String> source(SessionFrom from) {
        boolean plain = from.parameters().isEmpty() && !from.text().startsWith("{");
        return plain ? Optional.of(from.text()) : from.first("source", "from", "scene");
    }

    private static String cut(String text) {
        String clean = text.replaceAll("\\p{Cc}", "");
        return clean.codePointCount(0, clean.length()) <= LONGEST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST));
    }

    private static boolean isOf(String url, List<String> hosts) {
        try {
            var address = new URI(url);
            String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getUserInfo() == null
                    && hosts.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
