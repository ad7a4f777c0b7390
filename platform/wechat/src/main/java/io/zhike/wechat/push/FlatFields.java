package io.zhike.wechat.push;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the fields of a body under flat names: a nested field is {@code Outer.Inner}, the second one of a name is
 * {@code Name[1]}. Values are kept as the exact text that was sent, so that 64-bit numbers lose no digit, but for NUL
 * characters: only JSON could smuggle one in, and no database keeps it.
 */
final class FlatFields {

    private static final int MAX_FIELDS = 1_000;

    private final SortedMap<String, String> fields = new TreeMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    void add(String name, String value) {
        if (fields.size() >= MAX_FIELDS) {
            throw new MalformedPushException("More than " + MAX_FIELDS + " fields");
        }
        var kept = value.replace("\0", "");
        if (fields.putIfAbsent(name, kept) != null) {
            fields.put(name + "[" + repeated.merge(name, 1, Integer::sum) + "]", kept);
        }
    }

    SortedMap<String, String> sorted() {
        return Collections.unmodifiableSortedMap(fields);
    }

    static String nested(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + "." + inner;
    }
}
