package io.zhike.gateway.app;

import io.zhike.wechat.push.PushReader;

/**
 * A mini program.
 *
 * @param id the app id, {@code wx...}
 * @param pushes reads what WeChat pushes for it
 */
public record App(String id, PushReader pushes) {}
