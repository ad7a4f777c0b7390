package io.zhike.agent.reception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the robot says, in the settings of an app's reception. */
final class RobotTexts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What users say. */
    private static final String KEYWORDS = "keywords";

    private RobotTexts() {}

    /** By their fields; none where the settings cannot be read, which routing-service says better. */
    static Map<String, String> in(byte[] reception) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            collect("", JSON.readTree(reception), texts);
        } catch (IOException e) {
            return Map.of();
        }
        return texts;
    }

    private static void collect(String field, JsonNode node, Map<String, String> texts) {
        if (node.isTextual()) {
            texts.put(field, node.textValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(field + "[" + i + "]", node.get(i), texts);
        }
        node.properties().stream()
                .filter(child -> !child.getKey().equals(KEYWORDS))
                .forEach(child -> collect(
                        field.isEmpty() ? child.getKey() : field + "." + child.getKey(), child.getValue(), texts));
    }
}
