package io.zhike.events;

import java.util.Comparator;
import java.util.Objects;

/**
 * One user of one mini program; sorts by app, then user, which is the order in which every service takes row locks.
 *
 * @param appId the mini program's app id; holds no colon
 * @param openId the user's id within it
 */
public record UserKey(String appId, String openId) implements Comparable<UserKey> {

    private static final Comparator<UserKey> ORDER =
            Comparator.comparing(UserKey::appId).thenComparing(UserKey::openId);

    public UserKey {
        Objects.requireNonNull(openId, "openId");
        if (appId.isEmpty() || appId.indexOf(':') >= 0) {
            throw new IllegalArgumentException("An app id is not empty and has no colon");
        }
    }

    /** The record key on Kafka: {@code appId:openId}. */
    public String recordKey() {
        return appId + ':' + openId;
    }

    /** For logs: the app, and as much of the open id as tells two users apart. */
    public String masked() {
        return appId + ':' + openId.substring(0, Math.min(4, openId.length())) + "***";
    }

    @Override
    public int compareTo(UserKey other) {
        return ORDER.compare(this, other);
    }
}
