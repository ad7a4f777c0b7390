package io.zhike.agent.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.presence.ArriveAtDesk;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.logging.Logger;

/**
 * What changes, as it changes. Whoever connects is told {@code ready} once nothing will be missed any more: then they read
 * their lists and the open thread, and from there on each change of a conversation that they may read comes by itself. Where
 * something may have been missed the connection is closed (1012): the client connects again, and reads them again.
 */
@WebSocket(path = "/api/updates")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
public class UpdatesSocket {

    private static final Logger LOG = Logger.getLogger(UpdatesSocket.class);

    /** Close code 1008 of IANA\'s registry: a policy is violated. */
    private static final CloseReason NOT_ALLOWED = new CloseReason(1008, "only listening, and not too often");

    /** Close code 1012: connect again. */
    static final CloseReason CONNECT_AGAIN = new CloseReason(1012, "read everything again");

    private final Viewers viewers;
    private final Callers callers;
    private final ArriveAtDesk arriveAtDesk;
    private final LiveConfig config;

    UpdatesSocket(Viewers viewers, Callers callers, ArriveAtDesk arriveAtDesk, LiveConfig config) {
        this.viewers = viewers;
        this.callers = callers;
        this.arriveAtDesk = arriveAtDesk;
        this.config = config;
    }

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        Caller caller = callers.current();
        if (viewers.of(caller.id()) >= config.connectionsPerPerson()) {
            LOG.warnf("Someone has too many connections open. who=%s", caller.id());
            connection.closeAndAwait(NOT_ALLOWED);
            return;
        }
        viewers.add(connection, caller);
        arriveAtDesk.arrive(caller.id());
    }

    /** Whoever does not only listen is no workbench. */
    @OnTextMessage
    Uni<Void> talk(String said, WebSocketConnection connection) {
        return connection.close(NOT_ALLOWED);
    }

    @OnBinaryMessage
    Uni<Void> talk(Buffer said, WebSocketConnection connection) {
        return connection.close(NOT_ALLOWED);
    }

    @OnPongMessage
    void answered(WebSocketConnection connection, Buffer payload) {
        viewers.answered(connection);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        viewers.remove(connection).ifPresent(arriveAtDesk::depart);
    }

    /** Also where it could not be opened, as while PostgreSQL is away: it would stay open, and be told nothing. */
    @OnError
    Uni<Void> failed(WebSocketConnection connection, Throwable failure) {
        LOG.debugf(failure, "A workbench's connection failed; it connects again. connection=%s", connection.id());
        return connection.close(CONNECT_AGAIN);
    }
}
