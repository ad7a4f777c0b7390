package io.zhike.benchmarks.peer;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.util.crypt.WxMaCryptUtils;
import io.zhike.benchmarks.load.EncryptedPushes;
import java.nio.charset.StandardCharsets;

/**
 * Checks, decrypts and parses by WxJava. Its {@code WxMaMessage.fromEncryptedJson} checks no signature; therefore the same
 * steps are taken one by one, and the crypto object is kept, which WxJava makes anew for each push.
 */
public final class WxJavaReader {

    private final EncryptedPushes pushes;
    private final WxMaCryptUtils crypto;

    public WxJavaReader(EncryptedPushes pushes) {
        this.pushes = pushes;
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(pushes.appId());
        config.setToken(EncryptedPushes.TOKEN);
        config.setAesKey(EncryptedPushes.ENCODING_AES_KEY);
        crypto = new WxMaCryptUtils(config);
    }

    public String appId() {
        return pushes.appId();
    }

    /**
     * Reads a push.
     *
     * @throws me.chanjar.weixin.common.error.WxRuntimeException where it is not WeChat's
     */
    public WxMaMessage read(String msgSignature, String timestamp, String nonce, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return switch (pushes) {
            case JSON -> {
                var encrypted = WxMaMessage.fromJson(text).getEncrypt();
                yield WxMaMessage.fromJson(crypto.decryptContent(msgSignature, timestamp, nonce, encrypted));
            }
            case XML -> WxMaMessage.fromXml(crypto.decryptXml(msgSignature, timestamp, nonce, text));
        };
    }
}
