package io.zhike.agent.live;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.zhike.agent.access.Caller;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Someone who has a workbench open, with what they may see. */
final class Viewer {

    private static final Logger LOG = Logger.getLogger(Viewer.class);

    private static final int REMEMBERED = 10_000;

    private static final int QUESTIONS = 3;

    private final WebSocketConnection connection;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Set<UUID> gone = ConcurrentHashMap.newKeySet();
    private volatile Caller caller;
    private volatile Instant since;

    /** @param since when these rights were read */
    Viewer(WebSocketConnection connection, Caller caller, Instant since) {
        this.connection = connection;
        this.caller = caller;
        this.since = since;
    }

    /** Says once that nothing is missed any more. */
    void ready(String update) {
        if (!ready.getAndSet(true)) {
            send(update);
        }
    }

    /** Tells what has changed of a conversation that they may see. */
    void tell(UUID id, String update) {
        gone.remove(id);
        send(update);
    }

    /** Tells once those who see the app that the conversation is none of theirs. */
    void tellGone(UUID id, String appId, String update) {
        if (!caller.sees(appId)) {
            return;
        }
        if (gone.size() >= REMEMBERED) {
            gone.clear();
        }
        if (gone.add(id)) {
            send(update);
        }
    }

    /** Asks whether it is still there; it is closed where it has answered none of the last questions. */
    void ask() {
        if (unanswered.getAndIncrement() >= QUESTIONS) {
            reconnect();
        } else {
            log(connection.sendPing(Buffer.buffer()));
        }
    }

    /** It is still there. */
    void answered() {
        unanswered.set(0);
    }

    /** Something may have been missed, or may be seen no longer: a client connects again and reads everything anew. */
    void reconnect() {
        log(connection.close(UpdatesSocket.CONNECT_AGAIN));
    }

    Caller caller() {
        return caller;
    }

    boolean hasRightsSince(Instant time) {
        return since.isAfter(time);
    }

    void rights(Caller read, Instant now) {
        caller = read;
        since = now;
    }

    private void send(String update) {
        log(connection.sendText(update));
    }

    private void log(Uni<Void> sent) {
        sent.subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.debugf(failure, "A workbench could not be told. connection=%s", connection.id()));
    }
}
