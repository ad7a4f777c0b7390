package io.zhike.wechat.push;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects the fields of a body under flat names: a nested field is {@code Outer.Inner}, the second one of a name is
 * {@code Name[1]}. Values are kept as the exact text that was sent, so that 64-bit numbers lose no digit, but for NUL
 * characters and surrogates that stand alone: only JSON could smuggle them in, and no database keeps them.
 */
final class FlatFields implements FieldTaker {

    static final int MAX_FIELDS = 1_000;

    /** Of a flat name. A long one would be repeated in each of the fields inside: a small body would fill the memory. */
    private static final int MAX_NAME = 200;

    private static final Pattern NOT_KEPT = Pattern.compile("[\0\\p{Cs}]");

    private final SortedMap<String, String> fields = new TreeMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    @Override
    public void add(String name, String value) {
        if (fields.size() >= MAX_FIELDS) {
            throw new MalformedPushException("More than " + MAX_FIELDS + " fields");
        }
        var kept = isKept(value) ? value : NOT_KEPT.matcher(value).replaceAll("");
        if (fields.putIfAbsent(name, kept) != null) {
            fields.put(name + "[" + repeated.merge(name, 1, Integer::sum) + "]", kept);
        }
    }

    /** Whether nothing of it is to be left out; tells at once of nearly every value what the pattern needs long for. */
    private static boolean isKept(String value) {
        for (var i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character == 0 || Character.isSurrogate(character)) {
                return false;
            }
        }
        return true;
    }

    SortedMap<String, String> sorted() {
        return Collections.unmodifiableSortedMap(fields);
    }

    static String nested(String outer, String inner) {
        var name = outer.isEmpty() ? inner : outer + "." + inner;
        if (name.length() > MAX_NAME) {
            throw new MalformedPushException("A field's name is longer than " + MAX_NAME + " characters");
        }
        return name;
    }
}
