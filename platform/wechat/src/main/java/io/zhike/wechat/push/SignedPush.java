package io.zhike.wechat.push;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;

/**
 * A push that is ready to be posted.
 *
 * @param query the parameters in their order
 */
public record SignedPush(SequencedMap<String, String> query, String contentType, byte[] body) {

    /** The parameters as they stand behind the question mark. */
    public String queryString() {
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
