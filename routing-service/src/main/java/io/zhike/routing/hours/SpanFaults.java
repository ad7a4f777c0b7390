package io.zhike.routing.hours;

import io.zhike.routing.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the spans of a day cannot be what their writer meant. */
final class SpanFaults {

    private SpanFaults() {}

    /**
     * Those that are empty or overlap.
     *
     * @param dayBefore the spans of the day before, which may end on this one
     */
    static List<Fault> in(List<Span> spans, List<Span> dayBefore) {
        List<Fault> faults = new ArrayList<>();
        for (int place = 0; place < spans.size(); place++) {
            Span span = spans.get(place);
            String path = "[%d]".formatted(place);
            if (span.start() == span.end()) {
                faults.add(new Fault(path + ".until", "is when it begins"));
            }
            overlapped(span, spans.subList(0, place), dayBefore)
                    .ifPresent(other -> faults.add(new Fault(path + ".from", "overlaps " + other)));
        }
        return faults;
    }

    private static Optional<Span> overlapped(Span span, List<Span> earlier, List<Span> dayBefore) {
        Stream<Span> sameDay =
                earlier.stream().filter(other -> span.start() < other.end() && other.start() < span.end());
        Stream<Span> overnight = dayBefore.stream().filter(other -> span.start() < other.end() - Span.DAY);
        return Stream.concat(sameDay, overnight).findFirst();
    }
}
