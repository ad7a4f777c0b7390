package io.zhike.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** A secret that stands nowhere by chance, and is known again as it is, in part, URL-encoded and in base64. */
final class Canary {

    private static final int PIECE = 24;
    private static final int STEP = 12;
    private static final int EXCERPT = 120;

    private final String name;
    private final Set<String> looks = new LinkedHashSet<>();

    /** @param value at least 24 characters */
    Canary(String name, String value) {
        this.name = name;
        IntStream.iterate(0, start -> start + PIECE <= value.length(), start -> start + STEP)
                .mapToObj(start -> value.substring(start, start + PIECE))
                .forEach(looks::add);
        looks.add(URLEncoder.encode(value, UTF_8));
        for (int before = 0; before < 3; before++) {
            String encoded = Base64.getEncoder().encodeToString(("x".repeat(before) + value).getBytes(UTF_8));
            // What stands before and after the value is in the first and the last characters too.
            String own = encoded.substring(4, 4 + PIECE);
            looks.add(own);
            looks.add(own.replace('+', '-').replace('/', '_'));
        }
    }

    boolean isIn(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return looks.stream().anyMatch(text::contains);
    }

    /** Where it stands and what stands around it; empty where it is not found. */
    String trace(String place, byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return looks.stream()
                .filter(text::contains)
                .findFirst()
                .map(look -> {
                    int at = text.indexOf(look);
                    int from = Math.max(0, at - EXCERPT);
                    int to = Math.min(text.length(), at + look.length() + EXCERPT);
                    return "%s in %s: %s".formatted(name, place, text.substring(from, to));
                })
                .orElse("");
    }

    @Override
    public String toString() {
        return name;
    }
}
