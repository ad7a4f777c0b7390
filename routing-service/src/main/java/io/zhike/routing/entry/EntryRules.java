package io.zhike.routing.entry;

import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app's rules about where users come from; the first that fits counts. */
public record EntryRules(@NotNull @Size(max = 500) List<@NotNull @Valid EntryRule> items) {

    /** What a new app has. */
    public static final EntryRules NONE = new EntryRules(List.of());

    /**
     * The rule about a page.
     *
     * @param sessionFrom null where the page gave nothing, which no rule is about
     */
    public Optional<EntryRule> about(@Nullable String sessionFrom) {
        return SessionFrom.in(sessionFrom)
                .flatMap(from -> items.stream()
                        .filter(rule -> rule.enabled() && rule.when().isTrueOf(from))
                        .findFirst());
    }

    /**
     * The enabled rule with this id.
     *
     * @param id null for none
     */
    public Optional<EntryRule> byId(@Nullable String id) {
        return items.stream()
                .filter(rule -> rule.enabled() && rule.id() != null && rule.id().equals(id))
                .findFirst();
    }

    /** What says nothing or stands twice. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(Distinct.by(EntryRule::id, "id", items));
        faults.addAll(Distinct.by(EntryRule::when, "when", items));
        for (int place = 0; place < items.size(); place++) {
            if (items.get(place).when().isEmpty()) {
                faults.add(new Fault("[%d].when".formatted(place), "is true of every page"));
            }
        }
        return Fault.within("items", faults);
    }
}
