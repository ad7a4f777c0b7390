package io.zhike.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A conversation as it is written in {@code src/test/resources/conversations}.
 *
 * @param settings the app's whole reception
 */
record ReceptionScript(String title, Map<String, ?> settings, List<Line> lines) {

    /** A row of the table. */
    record Line(String who, String does, String list, String reads) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GIVEN = "Given ";

    /** All conversations of a page. */
    static List<ReceptionScript> read(String page) {
        return Arrays.stream(resource(page).split("(?m)^## "))
                .skip(1)
                .map(ReceptionScript::parse)
                .toList();
    }

    /**
     * The shop's settings.
     *
     * @param given JSON that is laid over them
     */
    static Map<String, ?> settings(String given) {
        try {
            ObjectNode shop = (ObjectNode) JSON.readTree(resource("shop.json"));
            return JSON.convertValue(overlaid(shop, JSON.readTree(given)), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(given, e);
        }
    }

    private static ObjectNode overlaid(ObjectNode settings, JsonNode given) {
        given.properties().forEach(field -> {
            JsonNode there = settings.get(field.getKey());
            if (there instanceof ObjectNode inner && field.getValue().isObject()) {
                overlaid(inner, field.getValue());
            } else {
                settings.set(field.getKey(), field.getValue());
            }
        });
        return settings;
    }

    private static String resource(String name) {
        try (var file = ReceptionScript.class.getResourceAsStream("/conversations/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static ReceptionScript parse(String part) {
        List<String> text = part.lines().toList();
        String given = text.stream()
                .filter(line -> line.startsWith(GIVEN))
                .map(line -> line.substring(GIVEN.length()))
                .findFirst()
                .orElse("{}");
        List<Line> lines = text.stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(ReceptionScript::line)
                .toList();
        return new ReceptionScript(text.getFirst(), settings(given), lines);
    }

    private static Line line(String row) {
        String[] cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (cells.length != 6) {
            throw new IllegalStateException("A row has four cells: " + row);
        }
        return new Line(cells[1], cells[2], cells[3], cells[4]);
    }

    @Override
    public String toString() {
        return title;
    }
}
