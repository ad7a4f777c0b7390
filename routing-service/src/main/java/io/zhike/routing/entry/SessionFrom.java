package io.zhike.routing.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mini program's page gives the contact button in {@code session-from}: JSON, a query string, or plain text.
 * WeChat cuts it at 1,000-odd characters, so that JSON may end anywhere: what stands before the cut counts. Source:
 * WeChat's page on the button's {@code session-from}.
 *
 * @param text as it came
 * @param parameters by name, {@code outer.inner} where nested; none in plain text
 */
public record SessionFrom(String text, Map<String, String> parameters) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads one, whatever it is; empty where the page gave nothing. */
    public static Optional<SessionFrom> in(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String stripped = text.strip();
        if (stripped.startsWith("{")) {
            return Optional.of(new SessionFrom(stripped, json(stripped)));
        }
        return Optional.of(new SessionFrom(stripped, stripped.contains("=") ? query(stripped) : Map.of()));
    }

    /** The first of these parameters that is there and says something. */
    public Optional<String> first(String... names) {
        for (String name : names) {
            String value = parameters.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> json(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            collect(parser, "", parameters);
        } catch (IOException _) {
            // Cut off, or no JSON after all: what came before counts.
        }
        return parameters;
    }

    private static void collect(JsonParser parser, String outer, Map<String, String> parameters) throws IOException {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_OBJECT;
                token = parser.nextToken()) {
            String name = outer + parser.currentName();
            switch (token) {
                case START_OBJECT -> collect(parser, name + ".", parameters);
                case START_ARRAY -> parser.skipChildren();
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    parameters.put(name, parser.getText());
                default -> {}
            }
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.substring(text.indexOf('?') + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
