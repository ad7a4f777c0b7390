package io.zhike.wechat.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What WeChat says instead of doing what it was asked.
 *
 * @param errcode WeChat's number
 * @param errmsg WeChat's words, for the log and the doctor; empty if it gave none
 */
public record ApiError(int errcode, String errmsg) {

    private static final Pattern RID = Pattern.compile("\\brid: ?([A-Za-z0-9-]+)");

    /** WeChat's own number of the request, by which it finds it again ({@code rid} at the end of the words). */
    public Optional<String> rid() {
        return Optional.of(RID.matcher(errmsg)).filter(Matcher::find).map(found -> found.group(1));
    }
}
