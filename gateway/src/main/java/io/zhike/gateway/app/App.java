package io.zhike.gateway.app;

import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushReader;

/**
 * A mini program.
 *
 * @param id the app id, {@code wx...}
 * @param pushes reads what WeChat pushes for it
 * @param format of the pushes, and of answers that say more than {@code success}
 * @param mode how much of the pushes is encrypted
 * @param handOver which messages go to WeChat's own web tool
 */
public record App(String id, PushReader pushes, PushFormat format, PushMode mode, HandOver handOver) {}
