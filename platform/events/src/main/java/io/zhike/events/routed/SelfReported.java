package io.zhike.events.routed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a mini program says of its user when they enter, in {@code session-from}: 用户自报. Nobody has checked it, and it
 * identifies nobody.
 *
 * @param nickName null where it says none
 * @param avatarUrl a picture of a host that the app's operators listed; null where it names none of those
 * @param source the page or the occasion; null where it says none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelfReported(
        @Nullable String nickName,
        @Nullable String avatarUrl,
        @Nullable String source) {}
