package io.zhike.agent.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.websockets.next.WebSocketConnection;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.conversation.ConversationReads.Shown;
import io.zhike.agent.presence.OpenWorkbenches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Whoever has a workbench open at this replica, and what they may see. */
@ApplicationScoped
class Viewers implements OpenWorkbenches {

    /** For so long whoever has lost an app may go on to be told of it. */
    private static final Duration RIGHTS_KEPT = Duration.ofSeconds(10);

    private final Callers callers;
    private final Clock clock;
    private final ObjectMapper json;
    private final Map<String, Viewer> open = new ConcurrentHashMap<>();
    private volatile boolean updatesAreRead;

    Viewers(Callers callers, Clock clock, ObjectMapper json) {
        this.callers = callers;
        this.clock = clock;
        this.json = json;
    }

    /** They are told that they are ready now or, where this replica reads no updates yet, as soon as it does. */
    void add(WebSocketConnection connection, Caller caller) {
        Viewer viewer = new Viewer(connection, caller, clock.instant());
        open.put(connection.id(), viewer);
        if (updatesAreRead) {
            viewer.ready(write(new Update.Ready()));
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
        String ready = write(new Update.Ready());
        open.values().forEach(viewer -> viewer.ready(ready));
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

    /** Whose rights are old has them read again; whose have changed connects again. */
    void renewRights() {
        Instant now = clock.instant();
        List<Viewer> old = open.values().stream()
                .filter(viewer -> !viewer.hasRightsSince(now.minus(RIGHTS_KEPT)))
                .toList();
        List<Caller> again = QuarkusTransaction.requiringNew()
                .call(() -> callers.again(old.stream().map(Viewer::caller).toList()));
        for (int i = 0; i < old.size(); i++) {
            renew(old.get(i), again.get(i), now);
        }
    }

    private static void renew(Viewer viewer, Caller again, Instant now) {
        boolean changed = !again.equals(viewer.caller());
        viewer.rights(again, now);
        if (changed) {
            viewer.reconnect();
        }
    }

    /** Tells of a conversation whoever may read it; whoever may not, that it is none of theirs. */
    void tell(Shown shown) {
        UUID id = shown.conversation().id();
        String changed = write(new Update.OfConversation(shown.view()));
        String gone = write(new Update.Gone(id));
        open.values().forEach(viewer -> {
            if (shown.isFor(viewer.caller())) {
                viewer.tell(id, changed);
            } else {
                viewer.tellGone(id, shown.view().appId(), gone);
            }
        });
    }

    /** Tells everybody of the app that there is no such conversation any more. */
    void tellGone(UUID id, String appId) {
        String gone = write(new Update.Gone(id));
        open.values().forEach(viewer -> viewer.tellGone(id, appId, gone));
    }

    /** Written once for everybody. */
    private String write(Update update) {
        try {
            return json.writeValueAsString(update);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An update cannot be written", e);
        }
    }
}
