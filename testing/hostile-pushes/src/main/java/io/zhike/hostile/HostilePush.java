package io.zhike.hostile;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SequencedMap;

/**
 * A push that is ready to be posted.
 *
 * @param seed what {@link HostilePushes#of} makes the same push from again
 * @param query the parameters in their order
 * @param changes what was done to it, innermost first; empty where nothing was, so that it must be taken
 */
public record HostilePush(
        TargetApp app, long seed, SequencedMap<String, String> query, byte[] body, List<String> changes) {

    private static final int SHOWN = 2_000;

    /** The parameters as they stand behind the question mark. */
    public String queryString() {
        return query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }

    /** All that is needed to have it again, and what can be seen of it. */
    @Override
    public String toString() {
        var start = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
        return "push to %s, seed %d, changes %s%n%s%n%d bytes: %s%nin base64: %s"
                .formatted(
                        app,
                        seed,
                        changes,
                        queryString(),
                        body.length,
                        start,
                        body.length <= SHOWN ? Base64.getEncoder().encodeToString(body) : "(long)");
    }
}
