package io.zhike.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a system has said, by the place where it was said. */
final class Evidence {

    private final Map<String, byte[]> said = new TreeMap<>();

    void add(String place, byte[] bytes) {
        said.put(place, bytes);
    }

    void addFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    byte[] of(String place) {
        return existing(place, said.get(place));
    }

    /** Takes out what may hold secrets. */
    byte[] remove(String place) {
        return existing(place, said.remove(place));
    }

    private byte[] existing(String place, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new AssertionError("Nothing of " + place + ", but of " + said.keySet());
        }
        return bytes;
    }

    /** Where a canary stands, and what stands around it. */
    List<String> tracesOf(Collection<Canary> canaries) {
        return said.entrySet().stream()
                .flatMap(place -> canaries.stream().map(canary -> canary.trace(place.getKey(), place.getValue())))
                .filter(trace -> !trace.isEmpty())
                .toList();
    }
}
