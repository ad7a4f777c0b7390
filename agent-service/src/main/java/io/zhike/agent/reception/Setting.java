package io.zhike.agent.reception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A written value in the settings of an app's reception. This service knows no more of their form than it says here;
 * whatever it does not know is taken for something that the robot says.
 *
 * @param field where it stands: {@code rules[0].replies[1].text}
 * @param names the fields on the way to it, its own the last
 */
record Setting(String field, List<String> names, String value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that hold, at any depth, what users say, and times. */
    private static final Set<String> NOT_SAID =
            Set.of("keywords", "variants", "tags", "when", "openedBy", "avatarHosts", "week", "holidays", "extraDays");

    /** Fields whose own value names something, or leads somewhere. */
    private static final Set<String> NAMES = Set.of(
            "id",
            "name",
            "type",
            "match",
            "group",
            "menu",
            "opens",
            "zone",
            "url",
            "thumbUrl",
            "pagePath",
            "mediaId",
            "thumbMediaId");

    private static final Set<String> PICTURES = Set.of("mediaId", "thumbMediaId");

    /** All of them; none where the settings cannot be read, which routing-service says better. */
    static List<Setting> in(byte[] settings) {
        try {
            return within("", List.of(), JSON.readTree(settings)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<Setting> within(String field, List<String> names, JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(new Setting(field, names, node.textValue()));
        }
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .boxed()
                        .flatMap(i -> within(field + "[" + i + "]", names, node.get(i)))
                : node.properties().stream().flatMap(child -> in(field, names, child));
    }

    private static Stream<Setting> in(String parent, List<String> names, Map.Entry<String, JsonNode> child) {
        String name = child.getKey();
        return within(
                parent.isEmpty() ? name : parent + "." + name,
                Stream.concat(names.stream(), Stream.of(name)).toList(),
                child.getValue());
    }

    /** Whether users read it. */
    boolean isSaid() {
        return names.stream().noneMatch(NOT_SAID::contains) && (names.isEmpty() || !NAMES.contains(names.getLast()));
    }

    /** Whether it is the id of a picture that the robot sends. */
    boolean isPicture() {
        return !names.isEmpty() && PICTURES.contains(names.getLast());
    }
}
