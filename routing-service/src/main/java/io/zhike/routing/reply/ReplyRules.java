package io.zhike.routing.reply;

import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.KeywordFaults;
import io.zhike.routing.keyword.Match;
import io.zhike.routing.keyword.NormalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An app's keyword replies, in its operators' order. */
public record ReplyRules(@NotNull @Size(max = 1_000) List<@NotNull @Valid ReplyRule> items) {

    /** What a new app has. */
    public static final ReplyRules NONE = new ReplyRules(List.of());

    /** The enabled ones, the more important ones first. */
    public List<ReplyRule> byImportance() {
        return items.stream()
                .filter(ReplyRule::enabled)
                .sorted(Comparator.comparingInt(ReplyRule::priority).reversed())
                .toList();
    }

    /** What contradicts itself or says nothing. */
    public List<Fault> faults(String appId) {
        List<Fault> faults = new ArrayList<>(Distinct.by(ReplyRule::id, "id", items));
        for (int place = 0; place < items.size(); place++) {
            ReplyRule rule = items.get(place);
            List<Fault> own = new ArrayList<>(Fault.within("keywords", KeywordFaults.in(rule.keywords())));
            own.addAll(Replies.faults("replies", rule.replies(), appId));
            if (rule.replies().isEmpty() && rule.opens() == null) {
                own.add(new Fault("replies", "says nothing, and no menu is opened"));
            }
            faults.addAll(Fault.within("[%d]".formatted(place), own));
        }
        faults.addAll(neverReached());
        return Fault.within("items", faults);
    }

    /** A keyword that counts in an earlier rule as well, and is looked for in the same way: only one of them can answer. */
    private List<Fault> neverReached() {
        List<Fault> faults = new ArrayList<>();
        Map<Sought, Integer> owners = new HashMap<>();
        for (int rule = 0; rule < items.size(); rule++) {
            List<Keyword> keywords = items.get(rule).keywords();
            for (int place = 0; place < keywords.size(); place++) {
                Integer owner = counts(rule, place) ? owners.putIfAbsent(Sought.of(keywords.get(place)), rule) : null;
                if (owner != null && owner != rule) {
                    faults.add(new Fault(
                            "[%d].keywords[%d].text".formatted(rule, place),
                            "is a keyword of [%d] too".formatted(owner)));
                }
            }
        }
        return faults;
    }

    private boolean counts(int rule, int keyword) {
        return items.get(rule).enabled()
                && items.get(rule).keywords().get(keyword).enabled();
    }

    /** What is looked for, and how. */
    private record Sought(Match match, NormalText text) {

        static Sought of(Keyword keyword) {
            return new Sought(keyword.match(), NormalText.of(keyword.text()));
        }
    }
}
