package io.zhike.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** WeChat's published examples and those of its sample code, from {@code vectors.json}. */
public final class Vectors {

    private static final JsonNode ALL = load();

    private Vectors() {}

    /** @param path a JSON pointer such as {@code /official/secure/encrypt} */
    public static String text(String path) {
        return ALL.requiredAt(path).asText();
    }

    private static JsonNode load() {
        try (var in = Vectors.class.getResourceAsStream("/vectors.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
