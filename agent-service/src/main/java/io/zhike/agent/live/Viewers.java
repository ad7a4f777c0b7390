package io.zhike.agent.live;

import io.quarkus.websockets.next.WebSocketConnection;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.presence.OpenWorkbenches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Whoever has a workbench open at this replica, and what they may see. */
@ApplicationScoped
class Viewers implements OpenWorkbenches {

    /** For so long whoever has lost an app may go on to be told of it. */
    private static final Duration RIGHTS_KEPT = Duration.ofSeconds(10);

    private final Callers callers;
    private final Clock clock;
    private final Map<String, Viewer> open = new ConcurrentHashMap<>();
    private volatile boolean updatesAreRead;

    Viewers(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** They are told that they are ready now or, where this replica reads no updates yet, as soon as it does. */
    void add(WebSocketConnection connection, Caller caller) {
        Viewer viewer = new Viewer(connection, caller, clock.instant());
        open.put(connection.id(), viewer);
        if (updatesAreRead) {
            viewer.ready();
        }
    }

    /** Whose it was; empty where it was not there. */
    Optional<String> remove(WebSocketConnection connection) {
        return Optional.ofNullable(open.remove(connection.id()))
                .map(viewer -> viewer.caller().id());
    }

    /** How many a person has open. */
    long of(String person) {
        return open.values().stream()
                .filter(viewer -> viewer.caller().id().equals(person))
                .count();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** From now on this replica reads every update. */
    void updatesAreRead() {
        updatesAreRead = true;
        open.values().forEach(Viewer::ready);
    }

    /** Updates may be missed from now on. */
    void updatesAreNotRead() {
        updatesAreRead = false;
        reconnect();
    }

    @Override
    public void ask() {
        open.values().forEach(Viewer::ask);
    }

    @Override
    public Set<String> agents() {
        return open.values().stream().map(viewer -> viewer.caller().id()).collect(Collectors.toSet());
    }

    void answered(WebSocketConnection connection) {
        Viewer viewer = open.get(connection.id());
        if (viewer != null) {
            viewer.answered();
        }
    }

    /** All connect again, and read everything anew. */
    @Override
    public void reconnect() {
        open.values().forEach(Viewer::reconnect);
    }

    /** All of them, with rights that are not old; whose rights have changed connects again. */
    Collection<Viewer> all() {
        Instant now = clock.instant();
        open.values().stream()
                .filter(viewer -> !viewer.hasRightsSince(now.minus(RIGHTS_KEPT)))
                .forEach(viewer -> renew(viewer, now));
        return open.values();
    }

    private void renew(Viewer viewer, Instant now) {
        Caller before = viewer.caller();
        Caller again = callers.again(before);
        viewer.rights(again, now);
        if (!again.equals(before)) {
            viewer.reconnect();
        }
    }
}
