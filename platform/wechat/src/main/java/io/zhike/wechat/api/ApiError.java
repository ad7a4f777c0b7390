package io.zhike.wechat.api;

/**
 * What WeChat says instead of doing what it was asked.
 *
 * @param errcode WeChat's number
 * @param errmsg WeChat's words, for the log and the doctor; empty if it gave none
 */
public record ApiError(int errcode, String errmsg) {}
