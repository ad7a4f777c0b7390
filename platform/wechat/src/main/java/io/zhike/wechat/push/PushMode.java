package io.zhike.wechat.push;

/** How much of a push is encrypted, as set in WeChat's console. */
public enum PushMode {
    /** 明文模式: plain fields under {@code signature}. */
    PLAIN,
    /** 兼容模式: plain fields and {@code Encrypt} side by side; only what is encrypted is believed. */
    COMPAT,
    /** 安全模式: {@code ToUserName} and {@code Encrypt} under {@code msg_signature}. */
    SECURE
}
