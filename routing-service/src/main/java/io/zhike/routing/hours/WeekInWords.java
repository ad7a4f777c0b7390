package io.zhike.routing.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A usual week in words, days of the same hours together. */
record WeekInWords(Week week) {

    private static final List<String> DAYS = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");

    String text() {
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < DAYS.size(); first = lastOfSameHours(first) + 1) {
            int last = lastOfSameHours(first);
            if (!spans(first).isEmpty()) {
                String days = last == first ? DAYS.get(first) : DAYS.get(first) + "至" + DAYS.get(last);
                parts.add(days + " " + spans(first).stream().map(Span::toString).collect(Collectors.joining(" ")));
            }
        }
        return String.join("，", parts);
    }

    private int lastOfSameHours(int first) {
        int last = first;
        while (last + 1 < DAYS.size() && spans(last + 1).equals(spans(first))) {
            last++;
        }
        return last;
    }

    private List<Span> spans(int day) {
        return week.on(DayOfWeek.of(day + 1));
    }
}
