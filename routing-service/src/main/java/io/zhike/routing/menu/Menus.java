package io.zhike.routing.menu;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.NormalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An app's menu tree.
 *
 * @param openedBy what a user writes to see the first menu; 菜单 where left out
 * @param withWelcome whether the welcome shows the first menu; true where left out
 * @param menus the first one is the root; none where left out
 */
public record Menus(
        @Size(max = 20) List<@NotNull @Size(max = 100) @Pattern(regexp = Keyword.NO_CONTROLS) String> openedBy,

        Boolean withWelcome,
        @Size(max = 200) List<@NotNull @Valid Menu> menus) {

    /** What a new app has. */
    public static final Menus NONE = new Menus(List.of("菜单"), true, List.of());

    private static final String BACK = "返回上一级";
    private static final Set<String> BACK_WORDS = Set.of("0", "返回", BACK, "上一级", "back");

    public Menus {
        openedBy = openedBy == null ? List.of("菜单") : openedBy;
        withWelcome = withWelcome == null || withWelcome;
        menus = menus == null ? List.of() : menus;
    }

    public Optional<Menu> root() {
        return menus.stream().findFirst();
    }

    public Optional<Menu> byId(String id) {
        return menus.stream().filter(menu -> menu.id().equals(id)).findFirst();
    }

    /** The menu that opens another one; empty for the root and for what only a rule opens. */
    public Optional<Menu> above(Menu menu) {
        return menus.stream()
                .filter(other ->
                        other.choices().stream().anyMatch(choice -> menu.id().equals(choice.opens())))
                .findFirst();
    }

    /** Whether a user asks for the first menu. */
    public boolean areOpenedBy(NormalText message) {
        return !menus.isEmpty()
                && openedBy.stream().anyMatch(word -> NormalText.of(word).equals(message));
    }

    /**
     * What a user chooses who sees this menu; empty where the message is none of its choices.
     *
     * @param message a number, the text of a choice, or a word that goes back
     */
    public Optional<Chosen> choose(Menu menu, NormalText message) {
        List<Choice> choices = menu.choices();
        Optional<Menu> above = above(menu);
        boolean back =
                BACK_WORDS.contains(message.value()) || message.value().equals(Integer.toString(choices.size() + 1));
        return IntStream.range(0, choices.size())
                .filter(place -> message.value().equals(Integer.toString(place + 1))
                        || NormalText.of(choices.get(place).text()).equals(message))
                .mapToObj(place -> chosen(menu, place))
                .findFirst()
                .or(() -> back ? above.map(Chosen.Opened::new) : Optional.empty());
    }

    /** Whether a text chooses by its place or goes back, whatever the menu, and so cannot be a choice's own. */
    static boolean isTaken(NormalText text) {
        return BACK_WORDS.contains(text.value()) || text.value().codePoints().allMatch(Character::isDigit);
    }

    /**
     * What a user chose by tapping, also in a menu that they saw long ago; empty where it stands there no longer.
     *
     * @param message the text that they tapped
     */
    public Optional<Chosen> tapped(ChoiceId id, NormalText message) {
        return byId(id.menu()).flatMap(menu -> choose(menu, message));
    }

    private Chosen chosen(Menu menu, int place) {
        Choice choice = menu.choices().get(place);
        if (choice.person()) {
            return new Chosen.Person(menu, choice);
        }
        return Optional.ofNullable(choice.opens())
                .flatMap(this::byId)
                .<Chosen>map(Chosen.Opened::new)
                .orElseGet(() -> new Chosen.Said(menu, choice));
    }

    /**
     * The menu as a message.
     *
     * @param greeting what stands above it; null for nothing
     */
    public ReplyContent.Menu shown(Menu menu, @Nullable String greeting) {
        List<ReplyContent.Menu.Choice> choices = new ArrayList<>();
        for (Choice choice : menu.choices()) {
            choices.add(
                    new ReplyContent.Menu.Choice(new ChoiceId(menu.id(), choices.size() + 1).text(), choice.text()));
        }
        above(menu)
                .ifPresent(_ -> choices.add(
                        new ReplyContent.Menu.Choice(new ChoiceId(menu.id(), choices.size() + 1).text(), BACK)));
        String head = greeting == null || greeting.isBlank() ? menu.title() : greeting + "\n" + menu.title();
        return new ReplyContent.Menu(head, choices, null);
    }

    /** Whether it fits as a text with numbers, which is what apps without such messages send. */
    public static boolean fitsOneMessage(ReplyContent.Menu shown) {
        String choices =
                shown.choices().stream().map(choice -> "\n00. " + choice.text()).collect(Collectors.joining());
        return (shown.head() + choices).getBytes(StandardCharsets.UTF_8).length <= ReplyContent.Text.MAX_BYTES;
    }
}
