package io.zhike.agent.access;

/** What an app's agents may read beyond what concerns them. */
public interface ReadingRights {

    /** Whether they may read every conversation of the app. */
    boolean agentsReadAll(String appId);
}
