package io.zhike.agent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What users think of how they were served.
 *
 * @param asked how many were asked
 * @param rated how many of them answered
 * @param average of their scores; null where there are none
 * @param scores how often each from 1 to 5 was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Satisfaction(long asked, long rated, @Nullable BigDecimal average, SortedMap<Integer, Long> scores) {

    static final Satisfaction NONE = of(0, List.of(0L, 0L, 0L, 0L, 0L));

    /** @param times how often each score was given, that of 1 first */
    static Satisfaction of(long asked, List<Long> times) {
        SortedMap<Integer, Long> scores = new TreeMap<>();
        times.forEach(often -> scores.put(scores.size() + 1, often));
        long rated = times.stream().mapToLong(Long::longValue).sum();
        long sum = scores.entrySet().stream()
                .mapToLong((Map.Entry<Integer, Long> score) -> score.getKey() * score.getValue())
                .sum();
        return new Satisfaction(asked, rated, Share.of(sum, rated), scores);
    }
}
