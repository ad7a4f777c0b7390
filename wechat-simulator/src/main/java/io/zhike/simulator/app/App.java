package io.zhike.simulator.app;

import io.zhike.simulator.window.ReplyPolicy;
import io.zhike.wechat.push.PushSettings;

/**
 * A mini program.
 *
 * @param secret the AppSecret that {@code stable_token} wants to see
 */
public record App(String id, String name, String secret, PushSettings pushSettings, ReplyPolicy policy) {

    /** The original id that stands in {@code ToUserName}, made up from the app id. */
    public String originalId() {
        return "gh_" + id.substring(Math.max(0, id.length() - 12));
    }

    @Override
    public String toString() {
        return "App[id=" + id + ", name=" + name + "]";
    }
}
