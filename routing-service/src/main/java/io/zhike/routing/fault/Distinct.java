package io.zhike.routing.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what stands twice in a list. */
public final class Distinct {

    private Distinct() {}

    /**
     * A fault for each element itself whose key an earlier one has.
     *
     * @param key null for an element that cannot be the same as another
     */
    public static <T, K> List<Fault> by(Function<T, @Nullable K> key, List<T> elements) {
        return by(key, "", elements);
    }

    /**
     * A fault for each element whose key an earlier one has.
     *
     * @param key null for an element that cannot be the same as another
     * @param field of the element, for the path; empty for the element itself
     */
    public static <T, K> List<Fault> by(Function<T, @Nullable K> key, String field, List<T> elements) {
        List<Fault> faults = new ArrayList<>();
        Map<K, Integer> places = new HashMap<>();
        for (int place = 0; place < elements.size(); place++) {
            K own = key.apply(elements.get(place));
            if (own != null) {
                faults.addAll(again(place, field, places.putIfAbsent(own, place)).stream()
                        .toList());
            }
        }
        return faults;
    }

    private static Optional<Fault> again(int place, String field, @Nullable Integer earlier) {
        return Optional.ofNullable(earlier)
                .map(same -> new Fault(
                        "[%d]".formatted(place) + (field.isEmpty() ? "" : "." + field),
                        "is the same as that of [%d]".formatted(same)));
    }
}
