package io.zhike.simulator.push;

import io.zhike.simulator.app.App;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a mini program is to be told.
 *
 * @param fields in WeChat's order, before they are signed and encrypted
 */
public record OutgoingPush(App app, String openId, SequencedMap<String, String> fields) {

    String msgType() {
        return fields.getOrDefault("MsgType", "");
    }

    @Nullable
    String msgId() {
        return fields.get("MsgId");
    }
}
