package io.zhike.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was found of an app, as lines for a terminal. */
record Report(String appId, List<Line> lines) {

    Report {
        lines = List.copyOf(lines);
    }

    /** A check: its result, and what was found in Chinese and English. */
    record Line(String name, String result, String zh, String en) {

        private static Line of(JsonNode check) {
            return new Line(
                    check.path("name").asText(),
                    check.path("result").asText(),
                    check.path("zh").asText(),
                    check.path("en").asText());
        }

        private String mark() {
            return switch (result) {
                case "OK" -> "✓";
                case "INFO" -> "·";
                case "WARNING" -> "!";
                default -> "✗";
            };
        }

        @Override
        public String toString() {
            return "  %s %-20s %s%n    %-20s %s".formatted(mark(), name, zh, "", en);
        }
    }

    static Report of(JsonNode examination) {
        List<Line> lines = new ArrayList<>();
        examination.path("checks").forEach(check -> lines.add(Line.of(check)));
        return new Report(examination.path("appId").asText(), lines);
    }

    boolean failed() {
        return lines.stream().anyMatch(line -> line.result().equals("FAILED"));
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n", appId + "\n", "\n"));
    }
}
