package io.zhike.agent.compliance;

import io.zhike.events.outbound.ReplyContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The words in what is said. */
final class Wording {

    private Wording() {}

    static String of(ReplyContent content) {
        return switch (content) {
            case ReplyContent.Text(String text) -> text;
            case ReplyContent.Image _ -> "";
            case ReplyContent.Link(String title, String description, var _, var _) -> title + "\n" + description;
            case ReplyContent.MiniProgramPage(String title, var _, var _) -> title;
            case ReplyContent.Menu menu -> of(menu);
        };
    }

    private static String of(ReplyContent.Menu menu) {
        List<String> lines = new ArrayList<>();
        lines.add(Objects.requireNonNullElse(menu.head(), ""));
        menu.choices().forEach(choice -> lines.add(choice.text()));
        lines.add(Objects.requireNonNullElse(menu.tail(), ""));
        return String.join("\n", lines);
    }
}
