package io.zhike.agent.apps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The mini programs that this installation serves. */
@ApplicationScoped
public class Apps {

    private final SortedMap<String, String> names;

    Apps(AppsConfig config) {
        SortedMap<String, String> byId = new TreeMap<>();
        config.apps().forEach((appId, app) -> byId.put(appId, app.name().orElse(appId)));
        this.names = Collections.unmodifiableSortedMap(byId);
    }

    /** Their app ids. */
    public SortedSet<String> ids() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names.keySet()));
    }

    /** What people call it. */
    public String name(String appId) {
        return names.getOrDefault(appId, appId);
    }
}
