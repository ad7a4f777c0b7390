package io.zhike.sender.wechat;

import io.vertx.core.http.HttpMethod;

/**
 * A request to WeChat.
 *
 * @param uri path and query, with the access token
 * @param largestAnswer in bytes; a longer one counts as none
 */
record Call(HttpMethod method, String uri, String contentType, byte[] body, int largestAnswer) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int LARGEST_MEDIA = 10 * 1024 * 1024;

    static Call post(String uri, byte[] json) {
        return post(uri, JSON, json);
    }

    static Call post(String uri, String contentType, byte[] body) {
        return new Call(HttpMethod.POST, uri, contentType, body, LARGEST_ANSWER);
    }

    /** Asks for a file. */
    static Call get(String uri) {
        return new Call(HttpMethod.GET, uri, JSON, new byte[0], LARGEST_MEDIA);
    }
}
