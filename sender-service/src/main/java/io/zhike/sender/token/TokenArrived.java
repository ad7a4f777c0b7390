package io.zhike.sender.token;

/** WeChat gave an app a new access token. */
public record TokenArrived(String appId) {}
