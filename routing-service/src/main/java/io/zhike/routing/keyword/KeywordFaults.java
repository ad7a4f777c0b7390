package io.zhike.routing.keyword;

import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a list of keywords cannot be what its writer meant. */
public final class KeywordFaults {

    private KeywordFaults() {}

    /** All faults, by their places in the list: {@code [2].exceptions[0]} for example. */
    public static List<Fault> in(List<Keyword> keywords) {
        List<Fault> faults = new ArrayList<>();
        for (int place = 0; place < keywords.size(); place++) {
            faults.addAll(Fault.within("[%d]".formatted(place), in(keywords.get(place))));
        }
        faults.addAll(Distinct.by(KeywordFaults::identity, "text", keywords));
        return faults;
    }

    /** What keeps two keywords apart; null for one that is a fault by itself. */
    private static @Nullable NormalText identity(Keyword keyword) {
        NormalText text = NormalText.of(keyword.text());
        return text.isEmpty() ? null : text;
    }

    private static List<Fault> in(Keyword keyword) {
        NormalText text = NormalText.of(keyword.text());
        List<Fault> faults = new ArrayList<>();
        if (text.isEmpty()) {
            faults.add(new Fault("text", "holds no letter or digit"));
        }
        for (int i = 0; i < keyword.exceptions().size(); i++) {
            NormalText exception = NormalText.of(keyword.exceptions().get(i));
            if (exception.equals(text) || !exception.holds(text)) {
                faults.add(new Fault("exceptions[%d]".formatted(i), "is not a longer text that holds the keyword"));
            }
        }
        return faults;
    }
}
