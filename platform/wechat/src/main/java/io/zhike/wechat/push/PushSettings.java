package io.zhike.wechat.push;

import io.zhike.wechat.crypto.EncodingAesKey;
import org.jspecify.annotations.Nullable;

/**
 * What an app's operator has set in WeChat's console under 消息推送.
 *
 * @param encodingAesKey may be null in plain mode only
 */
public record PushSettings(
        String appId, String token, @Nullable EncodingAesKey encodingAesKey, PushFormat format, PushMode mode) {

    public PushSettings {
        if (mode != PushMode.PLAIN && encodingAesKey == null) {
            throw new IllegalArgumentException("Mode " + mode + " needs an EncodingAESKey");
        }
    }

    @Override
    public String toString() {
        return "PushSettings[appId=" + appId + ", format=" + format + ", mode=" + mode + "]";
    }
}
