package io.zhike.agent.live;

import io.quarkus.websockets.next.WebSocketConnection;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever has a workbench open at this replica, and what they may see. */
@ApplicationScoped
class Viewers {

    /** For so long whoever has lost an app may go on to be told of it. */
    private static final Duration RIGHTS_KEPT = Duration.ofSeconds(10);

    private final Callers callers;
    private final Clock clock;
    private final Map<String, Viewer> open = new ConcurrentHashMap<>();

    Viewers(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    void add(WebSocketConnection connection, Caller caller) {
        open.put(connection.id(), new Viewer(connection, caller, clock.instant()));
    }

    void remove(WebSocketConnection connection) {
        open.remove(connection.id());
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** All of them, with rights that are not old. */
    Collection<Viewer> all() {
        Instant now = clock.instant();
        open.replaceAll((_, viewer) -> viewer.since().plus(RIGHTS_KEPT).isAfter(now)
                ? viewer
                : new Viewer(viewer.connection(), callers.again(viewer.caller()), now));
        return open.values();
    }
}
