package io.zhike.routing.reception;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who asks, as agent-service tells us: it alone knows people. */
final class Person {

    static final String HEADER = "Zhike-Person";

    private static final String UNKNOWN = "unknown";
    private static final int LONGEST = 200;

    private Person() {}

    /**
     * Their name.
     *
     * @param header in percent encoding, because a header holds no Chinese; null where nobody said
     */
    static String named(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return UNKNOWN;
        }
        String name = decoded(header).replaceAll("\\p{Cc}", "");
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return header;
        }
    }
}
