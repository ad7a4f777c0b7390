package io.zhike.routing.menu;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.reply.Replies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a menu tree leads users astray: into a loop, or to a place where nothing happens.
 *
 * @param openedElsewhere the ids of the menus that rules open
 */
public record MenuFaults(Menus tree, Set<String> openedElsewhere, String appId) {

    private static final String SAYS_NOTHING = "holds no letter or digit";

    /** All faults, by their places in the tree. */
    public List<Fault> all() {
        List<Fault> faults = new ArrayList<>(Fault.within("openedBy", words()));
        faults.addAll(Fault.within("menus", Distinct.by(Menu::id, "id", tree.menus())));
        for (int place = 0; place < tree.menus().size(); place++) {
            Menu menu = tree.menus().get(place);
            String path = "menus[%d]".formatted(place);
            faults.addAll(Fault.within(path, in(menu)));
            if (place > 0 && !isOpened(menu)) {
                faults.add(new Fault(path, "is opened by no choice and no rule"));
            }
        }
        return faults;
    }

    private List<Fault> words() {
        List<Fault> faults = new ArrayList<>(Distinct.by(MenuFaults::identity, tree.openedBy()));
        for (int place = 0; place < tree.openedBy().size(); place++) {
            if (identity(tree.openedBy().get(place)) == null) {
                faults.add(new Fault("[%d]".formatted(place), SAYS_NOTHING));
            }
        }
        return faults;
    }

    /** What keeps two texts apart; null for one that nobody can write. */
    private static @Nullable NormalText identity(String text) {
        NormalText normal = NormalText.of(text);
        return normal.isEmpty() ? null : normal;
    }

    private boolean isOpened(Menu menu) {
        return tree.above(menu).isPresent() || openedElsewhere.contains(menu.id());
    }

    private List<Fault> in(Menu menu) {
        List<Fault> faults = new ArrayList<>();
        List<Choice> choices = menu.choices();
        for (int place = 0; place < choices.size(); place++) {
            Choice choice = choices.get(place);
            List<Fault> own = new ArrayList<>(Replies.faults("replies", choice.replies(), appId));
            text(choice).ifPresent(own::add);
            outcome(choice).ifPresent(own::add);
            target(menu, choice).ifPresent(own::add);
            faults.addAll(Fault.within("choices[%d]".formatted(place), own));
        }
        faults.addAll(Fault.within("choices", Distinct.by(choice -> identity(choice.text()), "text", choices)));
        if (!Menus.fitsOneMessage(tree.shown(menu, null))) {
            faults.add(new Fault(
                    "title", "makes, with the choices, more than %d bytes".formatted(ReplyContent.Text.MAX_BYTES)));
        }
        return faults;
    }

    private static Optional<Fault> text(Choice choice) {
        NormalText text = NormalText.of(choice.text());
        if (text.isEmpty()) {
            return Optional.of(new Fault("text", SAYS_NOTHING));
        }
        return Menus.isTaken(text)
                ? Optional.of(new Fault("text", "is a number or goes back, and so means another choice"))
                : Optional.empty();
    }

    private static Optional<Fault> outcome(Choice choice) {
        return switch (choice.outcomes()) {
            case 0 ->
                Optional.of(new Fault("opens", "is a dead end: it opens no menu, says nothing and brings no person"));
            case 1 -> Optional.empty();
            default ->
                Optional.of(
                        new Fault("opens", "does more than one thing: open a menu, say something or bring a person"));
        };
    }

    private Optional<Fault> target(Menu from, Choice choice) {
        if (choice.opens() == null) {
            return Optional.empty();
        }
        Optional<Menu> opened = tree.byId(choice.opens());
        if (opened.isEmpty()) {
            return Optional.of(new Fault("opens", "is no menu: " + choice.opens()));
        }
        return opened.filter(menu -> reachable(menu).contains(from.id()))
                .map(_ -> new Fault("opens", "makes a loop: %s leads back to %s".formatted(choice.opens(), from.id())));
    }

    /** The menus that can be reached from this one, itself among them. */
    private Set<String> reachable(Menu from) {
        Set<String> seen = new HashSet<>(Set.of(from.id()));
        Set<Menu> next = Set.of(from);
        while (!next.isEmpty()) {
            next = next.stream()
                    .flatMap(this::below)
                    .filter(menu -> seen.add(menu.id()))
                    .collect(Collectors.toSet());
        }
        return seen;
    }

    private Stream<Menu> below(Menu menu) {
        return menu.choices().stream()
                .map(Choice::opens)
                .filter(Objects::nonNull)
                .flatMap(id -> tree.byId(id).stream());
    }
}
