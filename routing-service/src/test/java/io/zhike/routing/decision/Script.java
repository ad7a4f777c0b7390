package io.zhike.routing.decision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A conversation as it is written in {@code src/test/resources/conversations}.
 *
 * @param given JSON that is laid over the shop's settings
 */
record Script(String title, String given, List<Line> lines) {

    /**
     * A row of the table.
     *
     * @param at since the first one
     */
    record Line(Duration at, String user, String goesTo, String because, String says) {}

    private static final String GIVEN = "Given ";

    /** All conversations of a page. */
    static List<Script> read(String page) {
        String[] parts = resource(page).split("(?m)^## ");
        return Arrays.stream(parts).skip(1).map(Script::parse).toList();
    }

    static String resource(String name) {
        try (var file = Script.class.getResourceAsStream("/conversations/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Script parse(String part) {
        List<String> text = part.lines().toList();
        String given = text.stream()
                .filter(line -> line.startsWith(GIVEN))
                .map(line -> line.substring(GIVEN.length()))
                .findFirst()
                .orElse("{}");
        List<Line> lines = new ArrayList<>();
        text.stream().filter(line -> line.startsWith("| ")).skip(1).forEach(row -> lines.add(line(row)));
        return new Script(text.getFirst(), given, lines);
    }

    private static Line line(String row) {
        String[] cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (cells.length != 7) {
            throw new IllegalStateException("A row has five cells: " + row);
        }
        return new Line(time(cells[1]), cells[2], cells[3], cells[4], cells[5]);
    }

    private static Duration time(String text) {
        return text.equals("0") ? Duration.ZERO : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return title;
    }
}
