package io.zhike.routing.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a list of keywords cannot be what its writer meant.
 *
 * @param path the place in the list, {@code [2].exceptions[0]} for example
 * @param message what is wrong there
 */
public record KeywordFault(String path, String message) {

    /** All faults, in the order of the list. */
    public static List<KeywordFault> in(List<Keyword> keywords) {
        List<KeywordFault> faults = new ArrayList<>();
        Map<NormalText, Integer> places = new HashMap<>();
        for (int place = 0; place < keywords.size(); place++) {
            Keyword keyword = keywords.get(place);
            NormalText text = NormalText.of(keyword.text());
            Integer same = places.putIfAbsent(text, place);
            if (text.isEmpty()) {
                faults.add(new KeywordFault("[%d].text".formatted(place), "holds no letter or digit"));
            } else if (same != null) {
                faults.add(
                        new KeywordFault("[%d].text".formatted(place), "is the same keyword as [%d]".formatted(same)));
            }
            faults.addAll(inExceptions(place, text, keyword.exceptions()));
        }
        return faults;
    }

    private static List<KeywordFault> inExceptions(int place, NormalText keyword, List<String> exceptions) {
        List<KeywordFault> faults = new ArrayList<>();
        for (int i = 0; i < exceptions.size(); i++) {
            NormalText exception = NormalText.of(exceptions.get(i));
            if (exception.equals(keyword) || !exception.holds(keyword)) {
                faults.add(new KeywordFault(
                        "[%d].exceptions[%d]".formatted(place, i), "is not a longer text that holds the keyword"));
            }
        }
        return faults;
    }
}
