package io.zhike.service;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The links to pages of a mini program that a text may hold: {@code <a href="..." data-miniprogram-appid="wx..."
 * data-miniprogram-path="pages/...">...</a>}. WeChat follows only those to the app itself. Source: WeChat's page on {@code
 * custom/send}.
 */
public final class PageLinks {

    private static final Pattern APP_ID =
            Pattern.compile("data-miniprogram-appid\\s*=\\s*[\"']?([^\"'\\s>]*)", Pattern.CASE_INSENSITIVE);

    private PageLinks() {}

    /** The first app that a text links to and that is not its own; empty where there is none. */
    public static Optional<String> foreignApp(String text, String ownAppId) {
        return APP_ID.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(appId -> !appId.equals(ownAppId))
                .findFirst();
    }
}
