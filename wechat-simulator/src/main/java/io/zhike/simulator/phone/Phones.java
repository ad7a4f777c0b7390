package io.zhike.simulator.phone;

import io.zhike.simulator.app.App;
import io.zhike.simulator.app.Apps;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phones of all users. A few users of each app are there from the start, others from their first action on. */
@Singleton
public class Phones {

    private static final int USERS_FROM_THE_START = 5;

    private final Map<String, Map<String, Phone>> byApp = new HashMap<>();

    Phones(Apps apps) {
        for (var app : apps.all()) {
            for (var i = 1; i <= USERS_FROM_THE_START; i++) {
                phone(app, openId(app, i));
            }
        }
    }

    /** The phone of a user, who becomes one if they are not. */
    synchronized Phone phone(App app, String openId) {
        return byApp.computeIfAbsent(app.id(), _ -> new LinkedHashMap<>()).computeIfAbsent(openId, _ -> new Phone(app));
    }

    public synchronized Optional<Phone> find(App app, String openId) {
        return Optional.ofNullable(byApp.getOrDefault(app.id(), Map.of()).get(openId));
    }

    /** The first users of an app, in the order in which they became users. */
    synchronized List<String> openIds(App app, int limit) {
        return byApp.getOrDefault(app.id(), Map.of()).keySet().stream()
                .limit(limit)
                .toList();
    }

    /** As long as WeChat's own, and easy to tell apart. */
    private static String openId(App app, int number) {
        return "oZhikeUser" + number + "_"
                + app.id().substring(Math.max(0, app.id().length() - 16));
    }
}
