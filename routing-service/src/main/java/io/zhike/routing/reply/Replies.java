package io.zhike.routing.reply;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.routing.fault.Fault;
import io.zhike.service.PageLinks;
import java.util.ArrayList;
import java.util.List;

/** What can be said of several replies at once. */
public final class Replies {

    /** More than any policy of WeChat's allows between two messages of a user. */
    public static final int MOST = 5;

    private Replies() {}

    /** As they are asked for, in their order. */
    public static List<ReplyContent> contents(List<RobotReply> replies) {
        return replies.stream().map(RobotReply::content).toList();
    }

    /** A text as a reply; an empty text is silence. */
    public static List<ReplyContent> say(String text) {
        return text.isBlank() ? List.of() : List.of(new ReplyContent.Text(text));
    }

    /** What WeChat would not show as it is meant: a text that links to another app's pages. */
    public static List<Fault> faults(String field, List<RobotReply> replies, String appId) {
        List<Fault> faults = new ArrayList<>();
        for (int place = 0; place < replies.size(); place++) {
            if (replies.get(place) instanceof RobotReply.Text(String text)) {
                String path = "%s[%d].text".formatted(field, place);
                PageLinks.foreignApp(text, appId)
                        .ifPresent(foreign -> faults.add(new Fault(
                                path, "links to a page of %s; WeChat opens only the app's own".formatted(foreign))));
            }
        }
        return faults;
    }
}
