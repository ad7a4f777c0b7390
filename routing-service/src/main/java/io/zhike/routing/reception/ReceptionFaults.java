package io.zhike.routing.reception;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.routing.entry.EntryRule;
import io.zhike.routing.fault.Fault;
import io.zhike.routing.menu.Menu;
import io.zhike.routing.menu.MenuFaults;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.reply.ReplyRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a reception cannot be what its writer meant, beyond what one field alone shows. */
record ReceptionFaults(Reception reception, String appId) {

    private static final String TOO_LONG = "makes, with %s, more than " + ReplyContent.Text.MAX_BYTES + " bytes";

    /** All faults, by their places in the document. */
    List<Fault> all() {
        List<Fault> faults =
                new ArrayList<>(Fault.within("general", reception.general().faults()));
        faults.addAll(Fault.within("rules", reception.rules().faults(appId)));
        faults.addAll(Fault.within("rules.items", menusOf(reception.rules().items(), ReplyRule::opens, "opens")));
        faults.addAll(Fault.within("menu", new MenuFaults(reception.menu(), openedByRules(), appId).all()));
        faults.addAll(Fault.within("questions", reception.questions().faults(appId)));
        faults.addAll(Fault.within("hours", reception.hours().faults()));
        faults.addAll(Fault.within("entries", reception.entries().faults()));
        faults.addAll(Fault.within("entries.items", menusOf(reception.entries().items(), EntryRule::menu, "menu")));
        faults.addAll(welcomesThatDoNotFit());
        if (!Menus.fitsOneMessage(reception.questions().longestOffer())) {
            faults.add(new Fault("questions.offerText", TOO_LONG.formatted("the longest titles")));
        }
        if (reception.longestClosedText().getBytes(StandardCharsets.UTF_8).length > ReplyContent.Text.MAX_BYTES) {
            faults.add(new Fault("general.closedText", TOO_LONG.formatted("the usual week in it")));
        }
        return faults;
    }

    private Set<String> openedByRules() {
        return Stream.concat(
                        reception.rules().items().stream().map(ReplyRule::opens),
                        reception.entries().items().stream().map(EntryRule::menu))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private <T> List<Fault> menusOf(List<T> rules, Function<T, @Nullable String> menu, String field) {
        List<Fault> faults = new ArrayList<>();
        for (int place = 0; place < rules.size(); place++) {
            String id = menu.apply(rules.get(place));
            if (id != null && reception.menu().byId(id).isEmpty()) {
                faults.add(new Fault("[%d].%s".formatted(place, field), "is no menu: " + id));
            }
        }
        return faults;
    }

    /** A welcome is one message, with its menu, because entering grants no more. */
    private List<Fault> welcomesThatDoNotFit() {
        List<Fault> faults = new ArrayList<>();
        Optional<Menu> root = reception.menu().withWelcome() ? reception.menu().root() : Optional.empty();
        if (!fits(reception.general().welcome(), root)) {
            faults.add(new Fault("general.welcome", TOO_LONG.formatted("its menu")));
        }
        List<EntryRule> entries = reception.entries().items();
        for (int place = 0; place < entries.size(); place++) {
            EntryRule entry = entries.get(place);
            String welcome = Objects.requireNonNullElse(
                    entry.welcome(), reception.general().welcome());
            Optional<Menu> menu = entry.menu() == null ? root : reception.menu().byId(entry.menu());
            if (!fits(welcome, menu)) {
                faults.add(new Fault("entries.items[%d].welcome".formatted(place), TOO_LONG.formatted("its menu")));
            }
        }
        return faults;
    }

    private boolean fits(String welcome, Optional<Menu> menu) {
        return menu.map(shown -> Menus.fitsOneMessage(reception.menu().shown(shown, welcome)))
                .orElse(true);
    }
}
