package io.zhike.agent.access;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id the username, which is the agent's id
 * @param name what people call them
 * @param administrator has the identity provider's role {@code admin}: administers every app, bound or not
 * @param apps what they may see, by app id, and as what
 */
public record Caller(String id, String name, boolean administrator, SortedMap<String, Membership> apps) {

    /** What someone reads who may sign in and is bound to nothing. */
    public static final String UNBOUND = "您尚未绑定任何小程序，请联系管理员";

    public boolean sees(String appId) {
        return apps.containsKey(appId);
    }

    public boolean administers(String appId) {
        Membership membership = apps.get(appId);
        return membership != null && membership.role() == Role.ADMIN;
    }

    /** They may read every conversation of the app. */
    public boolean readsAll(String appId) {
        Membership membership = apps.get(appId);
        return membership != null && membership.readsAll();
    }

    /** They are among those who are to have what is for a group; everybody is where that is null. */
    public boolean isOf(String appId, @Nullable String group) {
        Membership membership = apps.get(appId);
        return membership != null && (group == null || membership.groups().contains(group) || administers(appId));
    }

    /** May sign in, and belongs nowhere. */
    public boolean isUnbound() {
        return !administrator && apps.isEmpty();
    }
}
