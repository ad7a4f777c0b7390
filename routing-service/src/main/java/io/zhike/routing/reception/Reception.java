package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.Match;
import java.util.List;

/**
 * How an app receives its users, as its operators set it.
 *
 * @param transferToHuman 转人工客服: with it off people receive everything, with it on those who ask for a person
 * @param keywords the words that ask for a person; where a message holds several the first one here counts
 * @param transferPrompt tells who asked for a person that one takes over
 * @param queuedText tells that all are busy; {@code {ahead}} stands for the number of users before this one
 * @param offlineText tells that nobody is online
 * @param welcome what the robot says to who enters; empty: nothing
 * @param fallback what the robot says to what it does not understand; empty: nothing
 */
public record Reception(
        boolean transferToHuman,
        List<Keyword> keywords,
        String transferPrompt,
        String queuedText,
        String offlineText,
        String welcome,
        String fallback) {

    /** What a new app has. */
    public static final Reception INITIAL = new Reception(
            false,
            List.of(
                    new Keyword("人工", Match.CONTAINS, true, List.of("人工智能")),
                    contained("客服", true),
                    contained("rg", true),
                    contained("kf", true),
                    contained("退货", false),
                    contained("发票", false),
                    contained("退款", false),
                    contained("快递", false)),
            "正在为您接入人工客服，请稍候",
            "当前排队人数较多，您前面还有 {ahead} 人",
            "客服暂不在线，已收到您的留言，上线后尽快回复",
            "您好，请问有什么可以帮您？回复“人工”转人工客服",
            "没有理解您的问题，请换个说法，或回复“人工”转人工客服");

    public Reception {
        keywords = List.copyOf(keywords);
    }

    private static Keyword contained(String text, boolean enabled) {
        return new Keyword(text, Match.CONTAINS, enabled, List.of());
    }
}
